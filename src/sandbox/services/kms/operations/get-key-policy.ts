import type { Operation } from '../../../service.ts'
import { checksOnKey, requireKey } from '../input.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html */
export const getKeyPolicy: Operation = {
  name: 'kms:GetKeyPolicy',
  access: 'read',
  checks: (input, context) => checksOnKey('kms:GetKeyPolicy', input, context),
  handle: (input, context) => ({ Policy: requireKey(input, context).policy, PolicyName: 'default' }),
}

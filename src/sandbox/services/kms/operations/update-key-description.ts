import type { Operation } from '../../../service.ts'
import { checksOnKey, read, requireKey } from '../input.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateKeyDescription.html */
export const updateKeyDescription: Operation = {
  name: 'kms:UpdateKeyDescription',
  access: 'write',
  checks: (input, context) => checksOnKey('kms:UpdateKeyDescription', input, context),
  handle(input, context) {
    requireKey(input, context).description = read.text(input, 'Description') ?? ''
    return {}
  },
}

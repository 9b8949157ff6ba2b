import type { Operation } from '../../../service.ts'
import { checksOnKey, policyIn, read, requireKey } from '../input.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html */
export const putKeyPolicy: Operation = {
  name: 'kms:PutKeyPolicy',
  access: 'write',
  withoutEffect: ['PolicyName', 'BypassPolicyLockoutSafetyCheck'],
  checks: (input, context) => checksOnKey('kms:PutKeyPolicy', input, context),
  handle(input, context) {
    read.requiredText(input, 'Policy')
    const key = requireKey(input, context)
    key.policy = policyIn(input) ?? key.policy
    return {}
  },
}

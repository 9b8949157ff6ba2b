import type { Operation } from '../../../service.ts'
import { requireManagedPolicy } from '../managed-policies.ts'
import { makeDefault, policyCheck, requireVersion } from '../policy-versions.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetDefaultPolicyVersion.html */
export const setDefaultPolicyVersion: Operation = {
  name: 'iam:SetDefaultPolicyVersion',
  access: 'write',
  checks: (input) => [policyCheck('SetDefaultPolicyVersion', input)],
  handle(input, context) {
    const policy = requireManagedPolicy(input, context)
    makeDefault(policy, requireVersion(policy, input))
    return {}
  },
}

import type { Operation } from '../../../service.ts'
import { requireManagedPolicy } from '../managed-policies.ts'
import { policyCheck, removeVersion, requireVersion } from '../policy-versions.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html */
export const deletePolicyVersion: Operation = {
  name: 'iam:DeletePolicyVersion',
  access: 'write',
  checks: (input) => [policyCheck('DeletePolicyVersion', input)],
  handle(input, context) {
    const policy = requireManagedPolicy(input, context)
    removeVersion(policy, requireVersion(policy, input))
    return {}
  },
}

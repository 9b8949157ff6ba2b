import type { Operation } from '../../../service.ts'
import { requireManagedPolicy } from '../managed-policies.ts'
import { policyCheck, versionOnWire, versionsOf } from '../policy-versions.ts'

/** Newest first; at most five, on one page. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html */
export const listPolicyVersions: Operation = {
  name: 'iam:ListPolicyVersions',
  access: 'read',
  checks: (input) => [policyCheck('ListPolicyVersions', input)],
  handle(input, context) {
    const policy = requireManagedPolicy(input, context)
    const versions = versionsOf(policy).toReversed()
    const Versions = versions.map((version) => versionOnWire(policy, version, { document: false }))
    return { IsTruncated: false, Versions }
  },
}

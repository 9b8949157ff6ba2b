import type { Operation } from '../../../service.ts'
import { listPage } from '../list-page.ts'
import { readablePolicy } from '../managed-policies.ts'
import { policyCheck, versionOnWire, versionsOf } from '../policy-versions.ts'

/** Newest first; at most five, https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html */
export const listPolicyVersions: Operation = {
  name: 'iam:ListPolicyVersions',
  access: 'read',
  checks: (input) => [policyCheck('ListPolicyVersions', input)],
  handle(input, context) {
    const policy = readablePolicy(input, context)
    const versions = [...versionsOf(policy).toReversed().entries()]
    const { items, next } = listPage(versions, input, ([place]) => String(place))
    const Versions = items
      .map(([, version]) => version)
      .map((version) => versionOnWire(policy, version, { document: false }))
    return { ...next, Versions }
  },
}

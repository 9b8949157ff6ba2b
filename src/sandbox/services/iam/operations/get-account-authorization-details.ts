import { inputReader } from '../../../input.ts'
import type { JsonObject, Operation } from '../../../service.ts'
import { encodeDocument, roleOnWire, userOnWire } from '../entities.ts'
import { attachedOnWire, policyOnWire } from '../managed-policies.ts'
import { versionOnWire, versionsOf } from '../policy-versions.ts'
import { type Identity, iamState } from '../store.ts'

const read = inputReader('ValidationError')

/** Users, roles and the account's own policies with all that is attached, on one page. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export const getAccountAuthorizationDetails: Operation = {
  name: 'iam:GetAccountAuthorizationDetails',
  access: 'read',
  checks: () => [{ action: 'iam:GetAccountAuthorizationDetails', resource: '*' }],
  handle(input, context) {
    const { users, roles, managedPolicies = {} } = iamState(context.state)
    const filter = read.texts(input, 'Filter')
    const wants = (kind: string): boolean => filter.length === 0 || filter.includes(kind)
    return {
      IsTruncated: false,
      GroupDetailList: [],
      UserDetailList: !wants('User')
        ? []
        : Object.values(users).map((user) => ({ ...userOnWire(user), GroupList: [], ...policies('User', user) })),
      RoleDetailList: !wants('Role')
        ? []
        : Object.values(roles).map((role) => ({
            ...roleOnWire(role),
            InstanceProfileList: [],
            ...policies('Role', role),
          })),
      Policies: !wants('LocalManagedPolicy')
        ? []
        : Object.values(managedPolicies).map((policy) => ({
            ...policyOnWire(policy, context.state),
            PolicyVersionList: versionsOf(policy).map((version) => versionOnWire(policy, version, { document: true })),
          })),
    }
  },
}

function policies(kind: 'User' | 'Role', entity: Identity): JsonObject {
  const inline = Object.entries(entity.policies).map(([PolicyName, document]) => ({
    PolicyName,
    PolicyDocument: encodeDocument(document),
  }))
  return { [`${kind}PolicyList`]: inline, AttachedManagedPolicies: attachedOnWire(entity)['AttachedPolicies'] }
}

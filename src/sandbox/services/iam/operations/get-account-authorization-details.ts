import type { JsonObject, Operation } from '../../../service.ts'
import { encodeDocument, roleOnWire, userOnWire } from '../entities.ts'
import { read } from '../input.ts'
import { listPage } from '../list-page.ts'
import { attachedOnWire, policyOnWire } from '../managed-policies.ts'
import { versionOnWire, versionsOf } from '../policy-versions.ts'
import { type Identity, iamState } from '../store.ts'

/** Users, roles and the account's own policies with all that is attached, on one page. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html */
export const getAccountAuthorizationDetails: Operation = {
  name: 'iam:GetAccountAuthorizationDetails',
  access: 'read',
  checks: () => [{ action: 'iam:GetAccountAuthorizationDetails', resource: '*' }],
  handle(input, context) {
    const { users, roles, managedPolicies = {} } = iamState(context.state)
    const filter = read.texts(input, 'Filter')
    const wants = (kind: string): boolean => filter.length === 0 || filter.includes(kind)
    const all: Detail[] = [
      ...Object.values(users).map((user): Detail => {
        const detail = () => ({ ...userOnWire(user), GroupList: [], ...policies('User', user) })
        return { list: 'UserDetailList', name: user.name, detail }
      }),
      ...Object.values(roles).map((role): Detail => {
        const detail = () => ({ ...roleOnWire(role), InstanceProfileList: [], ...policies('Role', role) })
        return { list: 'RoleDetailList', name: role.name, detail }
      }),
      ...Object.values(managedPolicies).map((policy): Detail => {
        const PolicyVersionList = versionsOf(policy).map((version) =>
          versionOnWire(policy, version, { document: true }),
        )
        const detail = () => ({ ...policyOnWire(policy, context.state), PolicyVersionList })
        return { list: 'Policies', name: policy.name, detail }
      }),
    ].filter(({ list }) => wants(kinds[list]))
    const { items, next } = listPage(all, input, ({ list, name }) => `${list} ${name}`)
    const detailsOf = (wanted: Detail['list']): JsonObject[] =>
      items.filter(({ list }) => list === wanted).map(({ detail }) => detail())
    return {
      ...next,
      GroupDetailList: [],
      UserDetailList: detailsOf('UserDetailList'),
      RoleDetailList: detailsOf('RoleDetailList'),
      Policies: detailsOf('Policies'),
    }
  },
}

/** One entry of the lists, made when its page is asked for. */
interface Detail {
  readonly list: 'UserDetailList' | 'RoleDetailList' | 'Policies'
  readonly name: string
  detail(): JsonObject
}

/** What the request's filter calls the entries of a list. */
const kinds = { UserDetailList: 'User', RoleDetailList: 'Role', Policies: 'LocalManagedPolicy' } as const

function policies(kind: 'User' | 'Role', entity: Identity): JsonObject {
  const inline = Object.entries(entity.policies).map(([PolicyName, document]) => ({
    PolicyName,
    PolicyDocument: encodeDocument(document),
  }))
  return { [`${kind}PolicyList`]: inline, AttachedManagedPolicies: attachedOnWire(entity.attached ?? []) }
}

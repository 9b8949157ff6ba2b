import type { Operation } from '../../../service.ts'
import { optionalField } from '../input.ts'
import { listPage } from '../list-page.ts'
import { attachableArn } from '../managed-policies.ts'
import { policyCheck } from '../policy-versions.ts'
import { type Identity, iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html */
export const listEntitiesForPolicy: Operation = {
  name: 'iam:ListEntitiesForPolicy',
  access: 'read',
  checks: (input) => [policyCheck('ListEntitiesForPolicy', input)],
  handle(input, context) {
    const arn = attachableArn(input, context)
    const kind = optionalField(input, 'EntityFilter')
    const prefix = optionalField(input, 'PathPrefix') ?? '/'
    const { roles, users } = iamState(context.state)
    const isBoundary = optionalField(input, 'PolicyUsageFilter') === 'PermissionsBoundary'
    const isHolder = ({ attached, boundary, path }: Identity) =>
      (isBoundary ? boundary === arn : attached?.includes(arn)) && path.startsWith(prefix)
    const found = [
      ...(kind === undefined || kind === 'Role' ? Object.values(roles) : []),
      ...(kind === undefined || kind === 'User' ? Object.values(users) : []),
    ].filter(isHolder)
    const { items, next } = listPage(found, input, ({ arn: own }) => own)
    const isRole = (one: Identity): boolean => roles[one.name] === one
    return {
      ...next,
      PolicyGroups: [],
      PolicyUsers: items.filter((one) => !isRole(one)).map(({ name, id }) => ({ UserName: name, UserId: id })),
      PolicyRoles: items.filter(isRole).map(({ name, id }) => ({ RoleName: name, RoleId: id })),
    }
  },
}

import type { Operation } from '../../../service.ts'
import { roleOnWire } from '../entities.ts'
import { optionalField } from '../input.ts'
import { listPage } from '../list-page.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html. */
export const listRoles: Operation = {
  name: 'iam:ListRoles',
  access: 'read',
  checks: (input, context) => [
    {
      action: 'iam:ListRoles',
      resource: `arn:${context.partition}:iam::${context.account}:role${optionalField(input, 'PathPrefix') ?? '/'}`,
    },
  ],
  handle(input, context) {
    const prefix = optionalField(input, 'PathPrefix') ?? '/'
    const roles = Object.values(iamState(context.state).roles).filter((role) => role.path.startsWith(prefix))
    const { items, next } = listPage(roles, input, ({ name }) => name)
    return { ...next, Roles: items.map(roleOnWire) }
  },
}

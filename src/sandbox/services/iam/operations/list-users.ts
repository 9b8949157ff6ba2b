import type { Operation } from '../../../service.ts'
import { userOnWire } from '../entities.ts'
import { optionalField } from '../input.ts'
import { listPage } from '../list-page.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html. */
export const listUsers: Operation = {
  name: 'iam:ListUsers',
  access: 'read',
  checks: () => [{ action: 'iam:ListUsers', resource: '*' }],
  handle(input, context) {
    const prefix = optionalField(input, 'PathPrefix') ?? '/'
    const users = Object.values(iamState(context.state).users).filter(({ path }) => path.startsWith(prefix))
    const { items, next } = listPage(users, input, ({ name }) => name)
    return { ...next, Users: items.map(userOnWire) }
  },
}

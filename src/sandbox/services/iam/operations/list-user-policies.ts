import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { listPage } from '../list-page.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html. */
export const listUserPolicies: Operation = {
  name: 'iam:ListUserPolicies',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:ListUserPolicies', 'user', input, context)],
  handle(input, context) {
    const user = requireEntity('user', entityName('user', input, context), context)
    const { items, next } = listPage(Object.keys(user.policies), input, (name) => name)
    return { ...next, PolicyNames: [...items] }
  },
}

import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { listPage } from '../list-page.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html. */
export const listRolePolicies: Operation = {
  name: 'iam:ListRolePolicies',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:ListRolePolicies', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    const { items, next } = listPage(Object.keys(role.policies), input, (name) => name)
    return { ...next, PolicyNames: [...items] }
  },
}

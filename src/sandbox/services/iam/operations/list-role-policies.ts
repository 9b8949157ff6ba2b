import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html; all on one page. */
export const listRolePolicies: Operation = {
  name: 'iam:ListRolePolicies',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:ListRolePolicies', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    return { IsTruncated: false, PolicyNames: Object.keys(role.policies).sort() }
  },
}

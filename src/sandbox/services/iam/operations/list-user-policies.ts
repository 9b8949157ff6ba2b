import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html; all on one page. */
export const listUserPolicies: Operation = {
  name: 'iam:ListUserPolicies',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:ListUserPolicies', 'user', input, context)],
  handle(input, context) {
    const user = requireEntity('user', entityName('user', input, context), context)
    return { IsTruncated: false, PolicyNames: Object.keys(user.policies).sort() }
  },
}

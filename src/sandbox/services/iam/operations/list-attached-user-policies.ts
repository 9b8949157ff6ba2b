import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { attachedPage } from '../managed-policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html. */
export const listAttachedUserPolicies: Operation = {
  name: 'iam:ListAttachedUserPolicies',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:ListAttachedUserPolicies', 'user', input, context)],
  handle(input, context) {
    const user = requireEntity('user', entityName('user', input, context), context)
    return attachedPage(user, input)
  },
}

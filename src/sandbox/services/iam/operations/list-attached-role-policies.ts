import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { attachedPage } from '../managed-policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html. */
export const listAttachedRolePolicies: Operation = {
  name: 'iam:ListAttachedRolePolicies',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:ListAttachedRolePolicies', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    return attachedPage(role, input)
  },
}

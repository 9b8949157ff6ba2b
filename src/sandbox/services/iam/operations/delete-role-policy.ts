import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, inlinePolicy, requireEntity } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html */
export const deleteRolePolicy: Operation = {
  name: 'iam:DeleteRolePolicy',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:DeleteRolePolicy', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    delete role.policies[inlinePolicy('role', role, input).name]
    return {}
  },
}

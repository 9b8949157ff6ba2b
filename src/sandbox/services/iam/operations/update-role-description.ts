import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity, roleOnWire } from '../entities.ts'
import { requiredField } from '../input.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html */
export const updateRoleDescription: Operation = {
  name: 'iam:UpdateRoleDescription',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:UpdateRoleDescription', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    role.description = requiredField(input, 'Description')
    return { Role: roleOnWire(role) }
  },
}

import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity, roleOnWire } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html */
export const getRole: Operation = {
  name: 'iam:GetRole',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:GetRole', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    return { Role: { ...roleOnWire(role), RoleLastUsed: {} } }
  },
}

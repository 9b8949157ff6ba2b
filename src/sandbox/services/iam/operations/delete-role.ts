import { type Operation, ServiceError } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
export const deleteRole: Operation = {
  name: 'iam:DeleteRole',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:DeleteRole', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    if (Object.keys(role.policies).length > 0 || (role.attached ?? []).length > 0) {
      throw new ServiceError('DeleteConflict', 'Cannot delete entity, must delete policies first.', { status: 409 })
    }
    delete iamState(context.state).roles[role.name]
    return {}
  },
}

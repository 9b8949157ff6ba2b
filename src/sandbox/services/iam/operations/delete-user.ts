import { type Operation, ServiceError } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html */
export const deleteUser: Operation = {
  name: 'iam:DeleteUser',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:DeleteUser', 'user', input, context)],
  handle(input, context) {
    const { users, accessKeys } = iamState(context.state)
    const user = requireEntity('user', entityName('user', input, context), context)
    const hasKeys = Object.values(accessKeys).some((key) => key.userName === user.name)
    const left =
      Object.keys(user.policies).length > 0 || (user.attached ?? []).length > 0
        ? 'policies'
        : hasKeys
          ? 'access keys'
          : undefined
    if (left) {
      throw new ServiceError('DeleteConflict', `Cannot delete entity, must delete ${left} first.`, { status: 409 })
    }
    delete users[user.name]
    return {}
  },
}

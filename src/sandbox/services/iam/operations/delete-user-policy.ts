import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, inlinePolicy, requireEntity } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html */
export const deleteUserPolicy: Operation = {
  name: 'iam:DeleteUserPolicy',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:DeleteUserPolicy', 'user', input, context)],
  handle(input, context) {
    const user = requireEntity('user', entityName('user', input, context), context)
    delete user.policies[inlinePolicy('user', user, input).name]
    return {}
  },
}

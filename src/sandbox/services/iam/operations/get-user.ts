import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity, userOnWire } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html */
export const getUser: Operation = {
  name: 'iam:GetUser',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:GetUser', 'user', input, context)],
  handle(input, context) {
    return { User: userOnWire(requireEntity('user', entityName('user', input, context), context)) }
  },
}

import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, putInlinePolicy, requireEntity } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
export const putRolePolicy: Operation = {
  name: 'iam:PutRolePolicy',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:PutRolePolicy', 'role', input, context)],
  handle(input, context) {
    putInlinePolicy('role', requireEntity('role', entityName('role', input, context), context), input)
    return {}
  },
}

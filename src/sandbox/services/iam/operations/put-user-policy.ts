import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, putInlinePolicy, requireEntity } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html */
export const putUserPolicy: Operation = {
  name: 'iam:PutUserPolicy',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:PutUserPolicy', 'user', input, context)],
  handle(input, context) {
    putInlinePolicy('user', requireEntity('user', entityName('user', input, context), context), input)
    return {}
  },
}

import type { Operation } from '../../../service.ts'
import { encodeDocument, entityCheck, entityName, inlinePolicy, requireEntity } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html */
export const getUserPolicy: Operation = {
  name: 'iam:GetUserPolicy',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:GetUserPolicy', 'user', input, context)],
  handle(input, context) {
    const user = requireEntity('user', entityName('user', input, context), context)
    const { name, document } = inlinePolicy('user', user, input)
    return { UserName: user.name, PolicyName: name, PolicyDocument: encodeDocument(document) }
  },
}

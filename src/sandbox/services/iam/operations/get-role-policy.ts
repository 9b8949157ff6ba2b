import type { Operation } from '../../../service.ts'
import { encodeDocument, entityCheck, entityName, inlinePolicy, requireEntity } from '../entities.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html */
export const getRolePolicy: Operation = {
  name: 'iam:GetRolePolicy',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:GetRolePolicy', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    const { name, document } = inlinePolicy('role', role, input)
    return { RoleName: role.name, PolicyName: name, PolicyDocument: encodeDocument(document) }
  },
}

import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { requiredField } from '../input.ts'
import { checkTrustPolicy } from '../trust-policy.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html */
export const updateAssumeRolePolicy: Operation = {
  name: 'iam:UpdateAssumeRolePolicy',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:UpdateAssumeRolePolicy', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    const document = requiredField(input, 'PolicyDocument')
    checkTrustPolicy(document, context)
    role.trustPolicy = document
    return {}
  },
}

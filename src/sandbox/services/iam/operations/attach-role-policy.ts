import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { optionalField } from '../input.ts'
import { attach, attachableArn } from '../managed-policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html */
export const attachRolePolicy: Operation = {
  name: 'iam:AttachRolePolicy',
  access: 'write',
  checks(input, context) {
    const arn = optionalField(input, 'PolicyArn')
    const check = entityCheck('iam:AttachRolePolicy', 'role', input, context)
    return [arn === undefined ? check : { ...check, context: { 'iam:PolicyARN': arn } }]
  },
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    attach('role', role, attachableArn(input, context))
    return {}
  },
}

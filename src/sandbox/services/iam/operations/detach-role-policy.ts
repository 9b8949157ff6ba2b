import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { optionalField } from '../input.ts'
import { detach } from '../managed-policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html */
export const detachRolePolicy: Operation = {
  name: 'iam:DetachRolePolicy',
  access: 'write',
  checks(input, context) {
    const arn = optionalField(input, 'PolicyArn')
    const check = entityCheck('iam:DetachRolePolicy', 'role', input, context)
    return [arn === undefined ? check : { ...check, context: { 'iam:PolicyARN': arn } }]
  },
  handle(input, context) {
    detach(requireEntity('role', entityName('role', input, context), context), input)
    return {}
  },
}

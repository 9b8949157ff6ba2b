import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { optionalField } from '../input.ts'
import { detach } from '../managed-policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html */
export const detachUserPolicy: Operation = {
  name: 'iam:DetachUserPolicy',
  access: 'write',
  checks(input, context) {
    const arn = optionalField(input, 'PolicyArn')
    const check = entityCheck('iam:DetachUserPolicy', 'user', input, context)
    return [arn === undefined ? check : { ...check, context: { 'iam:PolicyARN': arn } }]
  },
  handle(input, context) {
    detach(requireEntity('user', entityName('user', input, context), context), input)
    return {}
  },
}

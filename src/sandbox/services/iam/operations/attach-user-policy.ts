import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { optionalField } from '../input.ts'
import { attach, attachableArn } from '../managed-policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html */
export const attachUserPolicy: Operation = {
  name: 'iam:AttachUserPolicy',
  access: 'write',
  checks(input, context) {
    const arn = optionalField(input, 'PolicyArn')
    const check = entityCheck('iam:AttachUserPolicy', 'user', input, context)
    return [arn === undefined ? check : { ...check, context: { 'iam:PolicyARN': arn } }]
  },
  handle(input, context) {
    const user = requireEntity('user', entityName('user', input, context), context)
    attach('user', user, attachableArn(input, context))
    return {}
  },
}

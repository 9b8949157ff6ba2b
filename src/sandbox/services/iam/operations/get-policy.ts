import type { Operation } from '../../../service.ts'
import { requiredField } from '../input.ts'
import { policyOnWire, readablePolicy } from '../managed-policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html */
export const getPolicy: Operation = {
  name: 'iam:GetPolicy',
  access: 'read',
  checks(input) {
    const arn = requiredField(input, 'PolicyArn')
    return [{ action: 'iam:GetPolicy', resource: arn, shownResource: `policy ${arn}` }]
  },
  handle: (input, context) => ({ Policy: policyOnWire(readablePolicy(input, context), context.state) }),
}

import type { Operation } from '../../../service.ts'
import { requiredField } from '../input.ts'
import { policyOnWire, requireManagedPolicy } from '../managed-policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html; of the account's own policies. */
export const getPolicy: Operation = {
  name: 'iam:GetPolicy',
  access: 'read',
  checks(input) {
    const arn = requiredField(input, 'PolicyArn')
    return [{ action: 'iam:GetPolicy', resource: arn, shownResource: `policy ${arn}` }]
  },
  handle: (input, context) => ({ Policy: policyOnWire(requireManagedPolicy(input, context), context.state) }),
}

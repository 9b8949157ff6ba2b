import { type Operation, ServiceError } from '../../../service.ts'
import { requiredField } from '../input.ts'
import { requireManagedPolicy } from '../managed-policies.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html */
export const deletePolicy: Operation = {
  name: 'iam:DeletePolicy',
  access: 'write',
  checks(input) {
    const arn = requiredField(input, 'PolicyArn')
    return [{ action: 'iam:DeletePolicy', resource: arn, shownResource: `policy ${arn}` }]
  },
  handle(input, context) {
    const { arn } = requireManagedPolicy(input, context)
    const { users, roles, managedPolicies = {} } = iamState(context.state)
    if ([...Object.values(users), ...Object.values(roles)].some(({ attached }) => attached?.includes(arn))) {
      throw new ServiceError('DeleteConflict', 'Cannot delete a policy attached to entities.', { status: 409 })
    }
    delete managedPolicies[arn]
    return {}
  },
}

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
    const policy = requireManagedPolicy(input, context)
    const { arn } = policy
    const { users, roles, managedPolicies = {} } = iamState(context.state)
    if (
      [...Object.values(users), ...Object.values(roles)].some(
        ({ attached, boundary }) => attached?.includes(arn) || boundary === arn,
      )
    ) {
      throw new ServiceError('DeleteConflict', 'Cannot delete a policy attached to entities.', { status: 409 })
    }
    if ((policy.versions?.length ?? 1) > 1) {
      const message =
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions."
      throw new ServiceError('DeleteConflict', message, { status: 409 })
    }
    delete managedPolicies[arn]
    return {}
  },
}

import type { Operation } from '../../../service.ts'
import { identityIn, read, targetCheck } from '../input.ts'
import { withoutRule } from '../rules.ts'
import { autoScalingState } from '../store.ts'

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScalingPolicy.html */
export const deleteScalingPolicy: Operation = {
  name: 'application-autoscaling:DeleteScalingPolicy',
  access: 'write',
  checks: (input, context) => [targetCheck('application-autoscaling:DeleteScalingPolicy', input, context)],
  handle(input, context) {
    const state = autoScalingState(context.state)
    state.policies = withoutRule(state.policies, read.requiredText(input, 'PolicyName'), identityIn(input))
    return {}
  },
}

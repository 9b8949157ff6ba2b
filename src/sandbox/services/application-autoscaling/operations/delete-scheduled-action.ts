import type { Operation } from '../../../service.ts'
import { identityIn, read, targetCheck } from '../input.ts'
import { withoutRule } from '../rules.ts'
import { autoScalingState } from '../store.ts'

/** https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScheduledAction.html */
export const deleteScheduledAction: Operation = {
  name: 'application-autoscaling:DeleteScheduledAction',
  access: 'write',
  checks: (input, context) => [targetCheck('application-autoscaling:DeleteScheduledAction', input, context)],
  handle(input, context) {
    const state = autoScalingState(context.state)
    state.scheduledActions = withoutRule(
      state.scheduledActions,
      read.requiredText(input, 'ScheduledActionName'),
      identityIn(input),
    )
    return {}
  },
}

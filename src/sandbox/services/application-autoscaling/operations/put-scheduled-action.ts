import type { Operation } from '../../../service.ts'
import { read, requireTarget, targetCheck } from '../input.ts'
import { keepRule } from '../rules.ts'
import { autoScalingState } from '../store.ts'

/** Keeps a scheduled action, which changes no sizes here. https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScheduledAction.html */
export const putScheduledAction: Operation = {
  name: 'application-autoscaling:PutScheduledAction',
  access: 'write',
  withoutEffect: ['ScalableTargetAction.MinCapacity', 'ScalableTargetAction.MaxCapacity'],
  checks: (input, context) => [targetCheck('application-autoscaling:PutScheduledAction', input, context)],
  handle(input, context) {
    requireTarget(input, context)
    const members = ['Schedule', 'Timezone', 'StartTime', 'EndTime', 'ScalableTargetAction']
    keepRule(autoScalingState(context.state).scheduledActions, read.requiredText(input, 'ScheduledActionName'), {
      input,
      members,
      context,
    })
    return {}
  },
}

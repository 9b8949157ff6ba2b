import type { Operation } from '../../../service.ts'
import { requireTarget, targetCheck } from '../input.ts'
import { autoScalingState, isSameTarget } from '../store.ts'

/** Policies and scheduled actions go with the target. https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeregisterScalableTarget.html */
export const deregisterScalableTarget: Operation = {
  name: 'application-autoscaling:DeregisterScalableTarget',
  access: 'write',
  checks: (input, context) => [targetCheck('application-autoscaling:DeregisterScalableTarget', input, context)],
  handle(input, context) {
    const target = requireTarget(input, context)
    const state = autoScalingState(context.state)
    state.targets = state.targets.filter((other) => other !== target)
    state.policies = state.policies.filter((policy) => !isSameTarget(policy, target))
    state.scheduledActions = state.scheduledActions.filter((action) => !isSameTarget(action, target))
    return {}
  },
}

import { type Operation, ServiceError } from '../../../service.ts'
import { read, writeCheck } from '../input.ts'
import { loadBalancingState } from '../store.ts'
import { targetGroupOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTargetGroup.html */
export const deleteTargetGroup: Operation = {
  name: 'elasticloadbalancing:DeleteTargetGroup',
  access: 'write',
  checks: (input, context) => [writeCheck('DeleteTargetGroup', read.requiredText(input, 'TargetGroupArn'), context)],
  handle(input, context) {
    const arn = read.requiredText(input, 'TargetGroupArn')
    const state = loadBalancingState(context.state)
    const group = state.targetGroups.find((one) => one.arn === arn)
    if (group && read.texts(targetGroupOnWire(group, context), 'LoadBalancerArns').length > 0) {
      throw new ServiceError('ResourceInUse', `Target group '${arn}' is currently in use by a listener or a rule`)
    }
    state.targetGroups = state.targetGroups.filter((one) => one.arn !== arn)
    if (group && !group.isManaged) state.targetGroupsAreClosed = true
    return {}
  },
}

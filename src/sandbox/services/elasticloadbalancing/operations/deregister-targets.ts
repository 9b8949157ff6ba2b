import type { Operation } from '../../../service.ts'
import { read, requireOne, writeCheck } from '../input.ts'
import { targetsIn } from '../targets.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeregisterTargets.html */
export const deregisterTargets: Operation = {
  name: 'elasticloadbalancing:DeregisterTargets',
  access: 'write',
  withoutEffect: ['Targets[].AvailabilityZone', 'Targets[].QuicServerId'],
  checks: (input, context) => [writeCheck('DeregisterTargets', read.requiredText(input, 'TargetGroupArn'), context)],
  handle(input, context) {
    const group = requireOne('targetGroups', read.requiredText(input, 'TargetGroupArn'), context)
    const given = targetsIn(input, group)
    group.targets = group.targets.filter(
      (known) => !given.some((one) => one.id === known.id && one.port === known.port),
    )
    return {}
  },
}

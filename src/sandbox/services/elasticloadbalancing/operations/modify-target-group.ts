import type { Operation } from '../../../service.ts'
import { read, requireOne, writeCheck } from '../input.ts'
import { healthCheckIn } from '../make.ts'
import { targetGroupOnWire } from '../wire.ts'

/** Changes the health check, of which what is not sent stays. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTargetGroup.html */
export const modifyTargetGroup: Operation = {
  name: 'elasticloadbalancing:ModifyTargetGroup',
  access: 'write',
  withoutEffect: ['Matcher.GrpcCode'],
  checks: (input, context) => [writeCheck('ModifyTargetGroup', read.requiredText(input, 'TargetGroupArn'), context)],
  handle(input, context) {
    const group = requireOne('targetGroups', read.requiredText(input, 'TargetGroupArn'), context)
    group.settings = { ...group.settings, ...healthCheckIn(input) }
    return { TargetGroups: [targetGroupOnWire(group, context)] }
  },
}

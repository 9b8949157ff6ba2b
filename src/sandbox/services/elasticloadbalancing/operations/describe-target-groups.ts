import type { Operation } from '../../../service.ts'
import { describeChecks, notFound, pageBy, read } from '../input.ts'
import { loadBalancingState } from '../store.ts'
import { targetGroupOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTargetGroups.html */
export const describeTargetGroups: Operation = {
  name: 'elasticloadbalancing:DescribeTargetGroups',
  access: 'read',
  checks: () => describeChecks('DescribeTargetGroups'),
  handle(input, context) {
    const { targetGroups } = loadBalancingState(context.state)
    const [arns, names] = [read.texts(input, 'TargetGroupArns'), read.texts(input, 'Names')]
    const missing = [
      ...arns.filter((arn) => !targetGroups.some((one) => one.arn === arn)),
      ...names.filter((name) => !targetGroups.some((one) => one.name === name)),
    ]
    if (missing[0] !== undefined) throw notFound('targetGroups', missing[0])
    const balancer = read.text(input, 'LoadBalancerArn')
    const found = targetGroups
      .filter(({ arn, name }) => arns.length + names.length === 0 || arns.includes(arn) || names.includes(name))
      .map((group) => ({ arn: group.arn, shown: targetGroupOnWire(group, context) }))
      .filter(({ shown }) => balancer === undefined || read.texts(shown, 'LoadBalancerArns').includes(balancer))
    const { items, nextMarker } = pageBy(found, input)
    return {
      TargetGroups: items.map(({ shown }) => shown),
      ...(nextMarker !== undefined && { NextMarker: nextMarker }),
    }
  },
}

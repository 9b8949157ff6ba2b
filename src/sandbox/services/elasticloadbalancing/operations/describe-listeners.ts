import type { Operation } from '../../../service.ts'
import { describeChecks, pageBy, read, requireOne } from '../input.ts'
import { loadBalancingState } from '../store.ts'
import { listenerOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListeners.html */
export const describeListeners: Operation = {
  name: 'elasticloadbalancing:DescribeListeners',
  access: 'read',
  checks: () => describeChecks('DescribeListeners'),
  handle(input, context) {
    const arns = read.texts(input, 'ListenerArns')
    const balancer = read.text(input, 'LoadBalancerArn')
    if (balancer !== undefined) requireOne('loadBalancers', balancer, context)
    for (const arn of arns) requireOne('listeners', arn, context)
    const found = loadBalancingState(context.state).listeners.filter(
      ({ arn, loadBalancerArn }) => arns.includes(arn) || loadBalancerArn === balancer,
    )
    const { items, nextMarker } = pageBy(found, input)
    return { Listeners: items.map(listenerOnWire), ...(nextMarker !== undefined && { NextMarker: nextMarker }) }
  },
}

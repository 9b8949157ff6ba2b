import type { Operation } from '../../../service.ts'
import { describeChecks, notFound, pageBy, read } from '../input.ts'
import { loadBalancingState } from '../store.ts'
import { loadBalancerOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancers.html */
export const describeLoadBalancers: Operation = {
  name: 'elasticloadbalancing:DescribeLoadBalancers',
  access: 'read',
  checks: () => describeChecks('DescribeLoadBalancers'),
  handle(input, context) {
    const { loadBalancers } = loadBalancingState(context.state)
    const [arns, names] = [read.texts(input, 'LoadBalancerArns'), read.texts(input, 'Names')]
    const missing = [
      ...arns.filter((arn) => !loadBalancers.some((one) => one.arn === arn)),
      ...names.filter((name) => !loadBalancers.some((one) => one.name === name)),
    ]
    if (missing[0] !== undefined) throw notFound('loadBalancers', missing[0])
    const isAll = arns.length + names.length === 0
    const { items, nextMarker } = pageBy(
      loadBalancers.filter(({ arn, name }) => isAll || arns.includes(arn) || names.includes(name)),
      input,
    )
    return {
      LoadBalancers: items.map((one) => loadBalancerOnWire(one, context)),
      ...(nextMarker !== undefined && { NextMarker: nextMarker }),
    }
  },
}

import type { Operation } from '../../../service.ts'
import { describeChecks, read, requireOne } from '../input.ts'

/** Nothing is reserved for any load balancer. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeCapacityReservation.html */
export const describeCapacityReservation: Operation = {
  name: 'elasticloadbalancing:DescribeCapacityReservation',
  access: 'read',
  checks: () => describeChecks('DescribeCapacityReservation'),
  handle(input, context) {
    requireOne('loadBalancers', read.requiredText(input, 'LoadBalancerArn'), context)
    return { CapacityReservationState: [] }
  },
}

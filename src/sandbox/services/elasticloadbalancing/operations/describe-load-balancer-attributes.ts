import { attributesReading } from '../attributes.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeLoadBalancerAttributes.html */
export const describeLoadBalancerAttributes = attributesReading('LoadBalancer')

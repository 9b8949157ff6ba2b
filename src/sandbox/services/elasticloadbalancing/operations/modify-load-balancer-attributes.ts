import { attributesChange } from '../attributes.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyLoadBalancerAttributes.html */
export const modifyLoadBalancerAttributes = attributesChange('LoadBalancer')

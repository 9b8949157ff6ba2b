import type { Operation } from '../../../service.ts'
import { ipAddressTypes, read, requireOne, writeCheck } from '../input.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetIpAddressType.html */
export const setIpAddressType: Operation = {
  name: 'elasticloadbalancing:SetIpAddressType',
  access: 'write',
  checks: (input, context) => [writeCheck('SetIpAddressType', read.requiredText(input, 'LoadBalancerArn'), context)],
  handle(input, context) {
    const balancer = requireOne('loadBalancers', read.requiredText(input, 'LoadBalancerArn'), context)
    const type = read.choice(input, 'IpAddressType', ipAddressTypes) ?? 'ipv4'
    balancer.ipAddressType = type
    return { IpAddressType: type }
  },
}

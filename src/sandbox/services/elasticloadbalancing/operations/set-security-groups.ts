import type { Operation } from '../../../service.ts'
import { read, requireOne, writeCheck } from '../input.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html */
export const setSecurityGroups: Operation = {
  name: 'elasticloadbalancing:SetSecurityGroups',
  access: 'write',
  refused: ['EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic'],
  checks: (input, context) => [writeCheck('SetSecurityGroups', read.requiredText(input, 'LoadBalancerArn'), context)],
  handle(input, context) {
    const balancer = requireOne('loadBalancers', read.requiredText(input, 'LoadBalancerArn'), context)
    balancer.securityGroups = read.texts(input, 'SecurityGroups')
    return { SecurityGroupIds: [...balancer.securityGroups] }
  },
}

import type { Operation } from '../../../service.ts'
import { ipAddressTypes, read, requireOne, writeCheck } from '../input.ts'
import { zonesOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSubnets.html */
export const setSubnets: Operation = {
  name: 'elasticloadbalancing:SetSubnets',
  access: 'write',
  refused: ['SubnetMappings', 'EnablePrefixForIpv6SourceNat'],
  checks: (input, context) => [writeCheck('SetSubnets', read.requiredText(input, 'LoadBalancerArn'), context)],
  handle(input, context) {
    const balancer = requireOne('loadBalancers', read.requiredText(input, 'LoadBalancerArn'), context)
    balancer.subnets = read.requiredTexts(input, 'Subnets', 100)
    const type = read.choice(input, 'IpAddressType', ipAddressTypes) ?? balancer.ipAddressType ?? 'ipv4'
    balancer.ipAddressType = type
    return { AvailabilityZones: zonesOnWire(balancer, context), IpAddressType: type }
  },
}

import { regionalArn } from '../../../arns.ts'
import { requestTagKeys } from '../../../input.ts'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { ipAddressTypes, read } from '../input.ts'
import { below, nameIn } from '../make.ts'
import { type LoadBalancer, loadBalancingState } from '../store.ts'
import { loadBalancerOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html */
export const createLoadBalancer: Operation = {
  name: 'elasticloadbalancing:CreateLoadBalancer',
  access: 'write',
  refused: ['SubnetMappings', 'CustomerOwnedIpv4Pool', 'IpamPools'],
  withoutEffect: ['EnablePrefixForIpv6SourceNat'],
  checks(input, context) {
    const resource = regionalArn(context, 'elasticloadbalancing', `loadbalancer/${kindIn(input)}/${nameIn(input)}/*`)
    const tags = read.tags(input, 'Tags')
    const tag = { action: 'elasticloadbalancing:AddTags', resource, context: requestTagKeys(tags) }
    return [
      { action: 'elasticloadbalancing:CreateLoadBalancer', resource, context: requestTagKeys(tags) },
      ...(Object.keys(tags).length > 0 ? [tag] : []),
    ]
  },
  handle(input, context) {
    const name = nameIn(input)
    const { loadBalancers } = loadBalancingState(context.state)
    if (loadBalancers.some((one) => one.name === name)) {
      throw new ServiceError(
        'DuplicateLoadBalancerName',
        `A load balancer with the same name '${name}' exists, but with different settings`,
      )
    }
    const balancer: LoadBalancer = {
      arn: below(context, 'loadbalancer', `${kindIn(input)}/${name}`),
      name,
      type: kindIn(input) === 'net' ? 'network' : 'application',
      scheme: read.text(input, 'Scheme') ?? 'internet-facing',
      subnets: read.texts(input, 'Subnets'),
      securityGroups: read.texts(input, 'SecurityGroups'),
      ipAddressType: read.choice(input, 'IpAddressType', ipAddressTypes) ?? 'ipv4',
      createdAt: context.now,
      tags: read.tags(input, 'Tags'),
    }
    loadBalancers.push(balancer)
    return { LoadBalancers: [loadBalancerOnWire(balancer, context)] }
  },
}

function kindIn(input: JsonObject): 'app' | 'net' {
  return read.choice(input, 'Type', ['application', 'network']) === 'network' ? 'net' : 'app'
}

import { flag, list, named, number, object, optional, text, word } from '../../state-shape.ts'
import type { Ec2State, SecurityGroup, SecurityGroupRule, Subnet, Vpc } from './store.ts'

const vpc = object<Vpc>({
  id: text,
  cidrBlock: text,
  attributes: optional(
    object<NonNullable<Vpc['attributes']>>({
      EnableDnsSupport: optional(flag),
      EnableDnsHostnames: optional(flag),
      EnableNetworkAddressUsageMetrics: optional(flag),
    }),
  ),
  tags: named(text),
})

const subnet = object<Subnet>({
  id: text,
  vpcId: text,
  cidrBlock: text,
  zone: text,
  mapsPublicIp: optional(flag),
  tags: named(text),
})

const securityGroupRule = object<SecurityGroupRule>({
  id: text,
  isEgress: flag,
  protocol: text,
  fromPort: number,
  toPort: number,
  peer: object<SecurityGroupRule['peer']>({
    kind: word('cidrIpv4', 'cidrIpv6', 'prefixListId', 'groupId'),
    value: text,
  }),
  description: optional(text),
  tags: named(text),
})

const securityGroup = object<SecurityGroup>({
  id: text,
  name: text,
  description: text,
  vpcId: text,
  rules: optional(list(securityGroupRule)),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const ec2Shape = object<Ec2State>({
  vpcs: named(vpc),
  subnets: named(subnet),
  securityGroups: named(securityGroup),
  closed: optional(list(word('subnets', 'securityGroups'))),
})

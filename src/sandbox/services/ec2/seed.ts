import type { RequestContext } from '../../service.ts'
import { addSecurityGroup, addSubnet, findSecurityGroup, findSubnet } from './store.ts'

/** A subnet to have. */
export interface SeedSubnet {
  readonly id: string
  readonly vpcId?: string
  readonly zone?: string
}

/** A security group to have. */
export interface SeedSecurityGroup {
  readonly id: string
  readonly vpcId?: string
}

/** What a story may name of the network. Once some of a kind are named, all others of it do not exist. */
export interface Ec2Resources {
  readonly subnets?: readonly (string | SeedSubnet)[]
  readonly securityGroups?: readonly (string | SeedSecurityGroup)[]
}

/** Adds subnets and security groups. */
export function seed({ subnets = [], securityGroups = [] }: Ec2Resources, context: RequestContext): void {
  for (const given of subnets) {
    const subnet = typeof given === 'string' ? { id: given } : given
    if (!findSubnet(context.state, subnet.id)) addSubnet(context.state, context, subnet)
  }
  for (const given of securityGroups) {
    const group = typeof given === 'string' ? { id: given } : given
    if (!findSecurityGroup(context.state, group.id)) addSecurityGroup(context.state, group)
  }
}

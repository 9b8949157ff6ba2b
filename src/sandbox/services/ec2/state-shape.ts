import { named, object, text } from '../../state-shape.ts'
import type { Ec2State, SecurityGroup, Subnet, Vpc } from './store.ts'

const vpc = object<Vpc>({ id: text, cidrBlock: text, tags: named(text) })

const subnet = object<Subnet>({ id: text, vpcId: text, cidrBlock: text, zone: text, tags: named(text) })

const securityGroup = object<SecurityGroup>({ id: text, name: text, description: text, vpcId: text, tags: named(text) })

/** The form of what the sandbox remembers. */
export const ec2Shape = object<Ec2State>({
  vpcs: named(vpc),
  subnets: named(subnet),
  securityGroups: named(securityGroup),
})

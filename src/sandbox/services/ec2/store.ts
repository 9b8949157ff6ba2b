import { isClosedKind } from '../../closed-kinds.ts'
import { own, put } from '../../records.ts'
import type { Place, SandboxState } from '../../service.ts'

/** A VPC. */
export interface Vpc {
  readonly id: string
  readonly cidrBlock: string
  /** Attributes that are not as they are at first, by the name that requests have for them. They are kept and answered. */
  attributes?: Partial<Record<VpcAttribute, boolean>>
  tags: Record<string, string>
}

/** What ModifyVpcAttribute changes. */
export type VpcAttribute = 'EnableDnsSupport' | 'EnableDnsHostnames' | 'EnableNetworkAddressUsageMetrics'

/** A subnet. */
export interface Subnet {
  readonly id: string
  readonly vpcId: string
  readonly cidrBlock: string
  readonly zone: string
  /** Kept and answered. */
  mapsPublicIp?: boolean
  tags: Record<string, string>
}

/** A rule of a security group. Nothing is let through or held back by it: there is no traffic. */
export interface SecurityGroupRule {
  readonly id: string
  readonly isEgress: boolean
  /** `tcp`, `-1` for all, or a number. */
  readonly protocol: string
  /** -1 where there are none. */
  readonly fromPort: number
  readonly toPort: number
  readonly peer: { readonly kind: PeerKind; readonly value: string }
  readonly description?: string
  tags: Record<string, string>
}

/** What is on the other side of a rule. */
export type PeerKind = 'cidrIpv4' | 'cidrIpv6' | 'prefixListId' | 'groupId'

/** A security group. */
export interface SecurityGroup {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly vpcId: string
  /** Absent of groups that a scenario lists: of those nothing is told. */
  rules?: SecurityGroupRule[]
  tags: Record<string, string>
}

/** What the sandbox remembers of EC2. */
export interface Ec2State {
  /** By id, as the others. */
  vpcs: Record<string, Vpc>
  subnets: Record<string, Subnet>
  securityGroups: Record<string, SecurityGroup>
  /** Kinds of which some were deleted: they stay closed when the last is gone. */
  closed?: NetworkKind[]
}

/** The kinds of which a project may name what is not there, until a scenario or a request makes one. */
export type NetworkKind = 'subnets' | 'securityGroups'

/** The VPC of what is seeded without one. */
export const usualVpc = 'vpc-0123456789abcdef0'

/** The part of the state that belongs to EC2. */
export function ec2State(state: SandboxState): Ec2State {
  return state['ec2'] as Ec2State
}

/** Whether only those of a kind exist that are known: some are, or the scenario says that there are none. */
export function isClosed(state: SandboxState, kind: NetworkKind): boolean {
  const { [kind]: known, closed: emptied = [] } = ec2State(state)
  return Object.keys(known).length > 0 || emptied.includes(kind) || isClosedKind(state, kind)
}

/** Removes a subnet or a security group. */
export function remove(state: SandboxState, kind: NetworkKind, id: string): void {
  const own = ec2State(state)
  delete own[kind][id]
  own.closed = [...new Set([...(own.closed ?? []), kind])]
}

/** The subnet, or undefined where none of that id is known. */
export function findSubnet(state: SandboxState, id: string): Subnet | undefined {
  return own(ec2State(state).subnets, id)
}

/** The security group, or undefined where none of that id is known. */
export function findSecurityGroup(state: SandboxState, id: string): SecurityGroup | undefined {
  return own(ec2State(state).securityGroups, id)
}

/** Adds a subnet. */
export function addSubnet(state: SandboxState, place: Place, given: Pick<Subnet, 'id'> & Partial<Subnet>): Subnet {
  const { subnets } = ec2State(state)
  const count = Object.keys(subnets).length
  const subnet: Subnet = {
    vpcId: ensureVpc(state, given.vpcId ?? usualVpc).id,
    cidrBlock: `10.0.${count % 256}.0/24`,
    zone: `${place.region}${'abc'[count % 3]}`,
    tags: {},
    ...given,
  }
  put(subnets, subnet.id, subnet)
  return subnet
}

/** Adds a security group. */
export function addSecurityGroup(
  state: SandboxState,
  given: Pick<SecurityGroup, 'id'> & Partial<SecurityGroup>,
): SecurityGroup {
  const group: SecurityGroup = {
    name: given.id,
    description: '',
    vpcId: ensureVpc(state, given.vpcId ?? usualVpc).id,
    tags: {},
    ...given,
  }
  put(ec2State(state).securityGroups, group.id, group)
  return group
}

function ensureVpc(state: SandboxState, id: string): Vpc {
  const { vpcs } = ec2State(state)
  const vpc = own(vpcs, id) ?? { id, cidrBlock: '10.0.0.0/16', tags: {} }
  put(vpcs, id, vpc)
  return vpc
}

import { regionalArn } from '../../arns.ts'
import type { JsonObject, Place, RequestContext } from '../../service.ts'
import { read, tagSet } from './input.ts'
import type { PeerKind, SecurityGroupRule } from './store.ts'

/** A rule as a request describes it, before it has an id. */
export type GivenRule = Omit<SecurityGroupRule, 'id' | 'tags'>

/** All may leave for everywhere: the one rule that a new group has. */
export const everywhere: GivenRule = {
  isEgress: true,
  protocol: '-1',
  fromPort: -1,
  toPort: -1,
  peer: { kind: 'cidrIpv4', value: '0.0.0.0/0' },
}

/** The id of a new rule. */
export function newRuleId(context: RequestContext): string {
  return `sgr-${context.ids.hex(17)}`
}

const peers: readonly (readonly [list: string, member: string, kind: PeerKind])[] = [
  ['IpRanges', 'CidrIp', 'cidrIpv4'],
  ['Ipv6Ranges', 'CidrIpv6', 'cidrIpv6'],
  ['PrefixListIds', 'PrefixListId', 'prefixListId'],
  ['Groups', 'GroupId', 'groupId'],
]

/** The rules that a request describes: one for each range, list or group of each permission, or the one of the older form. */
export function rulesIn(input: JsonObject, isEgress: boolean): GivenRule[] {
  const listed = read.objects(input, 'IpPermissions')
  const cidr = read.text(input, 'CidrIp')
  const permissions = listed.length > 0 || cidr === undefined ? listed : [{ ...input, IpRanges: [{ CidrIp: cidr }] }]
  return permissions.flatMap((permission) => {
    const ports = portsIn(permission)
    return peers.flatMap(([list, member, kind]) =>
      read.objects(permission, list).map((one) => {
        const description = read.text(one, 'Description')
        const peer = { kind, value: read.requiredText(one, member) }
        return { isEgress, ...ports, peer, ...(description !== undefined && { description }) }
      }),
    )
  })
}

const namesOfProtocols: Readonly<Record<string, string>> = { '1': 'icmp', '6': 'tcp', '17': 'udp', all: '-1' }

/** Protocol and ports. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html (checked 2026-11) */
function portsIn(permission: JsonObject): Pick<GivenRule, 'protocol' | 'fromPort' | 'toPort'> {
  const given = read.requiredText(permission, 'IpProtocol').toLowerCase()
  const protocol = namesOfProtocols[given] ?? given
  const bound = { min: -1, max: 65_535 }
  const all = protocol === '-1' ? -1 : undefined
  return {
    protocol,
    fromPort: all ?? read.number(permission, 'FromPort', bound) ?? -1,
    toPort: all ?? read.number(permission, 'ToPort', bound) ?? -1,
  }
}

/** Whether two rules let the same through. Their descriptions may differ. */
export function isSameRule(a: GivenRule, b: GivenRule): boolean {
  return (
    a.isEgress === b.isEgress &&
    a.protocol === b.protocol &&
    a.fromPort === b.fromPort &&
    a.toPort === b.toPort &&
    a.peer.kind === b.peer.kind &&
    a.peer.value === b.peer.value
  )
}

/** Rules as DescribeSecurityGroups answers them: those of the same protocol and ports are one permission. */
export function permissionsOnWire(rules: readonly SecurityGroupRule[], { account }: Place): JsonObject[] {
  const byPorts = new Map<string, SecurityGroupRule[]>()
  for (const rule of rules) {
    const key = `${rule.protocol} ${rule.fromPort} ${rule.toPort}`
    byPorts.set(key, [...(byPorts.get(key) ?? []), rule])
  }
  return [...byPorts.values()].map((alike) => {
    const [{ protocol, fromPort, toPort } = everywhere] = alike
    const of = (kind: PeerKind, member: string, more: JsonObject = {}): JsonObject[] =>
      alike
        .filter(({ peer }) => peer.kind === kind)
        .map(({ peer, description }) => ({
          [member]: peer.value,
          ...more,
          ...(description !== undefined && { description }),
        }))
    return {
      ipProtocol: protocol,
      ...(protocol !== '-1' && { fromPort, toPort }),
      groups: of('groupId', 'groupId', { userId: account }),
      ipRanges: of('cidrIpv4', 'cidrIp'),
      ipv6Ranges: of('cidrIpv6', 'cidrIpv6'),
      prefixListIds: of('prefixListId', 'prefixListId'),
    }
  })
}

/** A rule as DescribeSecurityGroupRules answers it. */
export function ruleOnWire(rule: SecurityGroupRule, groupId: string, context: Place): JsonObject {
  const { kind, value } = rule.peer
  return {
    securityGroupRuleId: rule.id,
    groupId,
    groupOwnerId: context.account,
    isEgress: rule.isEgress,
    ipProtocol: rule.protocol,
    fromPort: rule.fromPort,
    toPort: rule.toPort,
    ...(kind === 'groupId' ? { referencedGroupInfo: { groupId: value, userId: context.account } } : { [kind]: value }),
    ...(rule.description !== undefined && { description: rule.description }),
    securityGroupRuleArn: regionalArn(context, 'ec2', `security-group-rule/${rule.id}`),
    tagSet: tagSet(rule.tags),
  }
}

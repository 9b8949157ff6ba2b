import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../service.ts'
import { read, resourceCheck, tagsIn } from './input.ts'
import { type GivenRule, isSameRule, newRuleId, ruleOnWire, rulesIn } from './security-group-rules.ts'
import { findSecurityGroup, type SecurityGroup, type SecurityGroupRule } from './store.ts'

type Direction = 'Ingress' | 'Egress'

const refused: Readonly<Record<Direction, readonly string[]>> = {
  Ingress: ['GroupName', 'SourceSecurityGroupName', 'SourceSecurityGroupOwnerId'],
  Egress: ['SourceSecurityGroupName', 'SourceSecurityGroupOwnerId'],
}

/** Members of a permission that name what the sandbox has not: other accounts' groups, peerings. */
const withoutEffect = ['UserId', 'GroupName', 'VpcId', 'VpcPeeringConnectionId', 'PeeringStatus'].map(
  (member) => `IpPermissions[].Groups[].${member}`,
)

/** The operation that adds rules to a group; none of them where one is there already. */
export function authorising(direction: Direction): Operation {
  const action = `AuthorizeSecurityGroup${direction}`
  return {
    name: `ec2:${action}`,
    access: 'write',
    refused: refused[direction],
    withoutEffect: [...withoutEffect, 'TagSpecification[].ResourceType'],
    checks: (input, context) => groupChecks(action, input, context),
    handle(input, context) {
      const group = requireGroup(input, context)
      const given = rulesIn(input, direction === 'Egress')
      for (const rule of given) checkIsNew(rule, group)
      const added = given.map((rule): SecurityGroupRule => ({ ...rule, id: newRuleId(context), tags: tagsIn(input) }))
      group.rules = [...(group.rules ?? []), ...added]
      return { return: true, securityGroupRuleSet: added.map((rule) => ruleOnWire(rule, group.id, context)) }
    },
  }
}

/** The operation that takes rules away, by their ids or by what they let through. */
export function revoking(direction: Direction): Operation {
  const action = `RevokeSecurityGroup${direction}`
  return {
    name: `ec2:${action}`,
    access: 'write',
    refused: refused[direction],
    withoutEffect: [...withoutEffect, ...descriptions],
    checks: (input, context) => groupChecks(action, input, context),
    handle(input, context) {
      const group = requireGroup(input, context)
      const ids = read.texts(input, 'SecurityGroupRuleId')
      const given = rulesIn(input, direction === 'Egress')
      const { rules = [] } = group
      const isMeant = (rule: SecurityGroupRule) => ids.includes(rule.id) || given.some((one) => isSameRule(one, rule))
      const missing = ids.find((id) => !rules.some((rule) => rule.id === id))
      if (missing !== undefined) {
        // assumed: the text
        const message = `The security group rule ID '${missing}' does not exist`
        throw new ServiceError('InvalidSecurityGroupRuleId.NotFound', message)
      }
      if (given.some((one) => !rules.some((rule) => isSameRule(one, rule)))) {
        // reported by users: the text
        throw new ServiceError(
          'InvalidPermission.NotFound',
          'The specified rule does not exist in this security group.',
        )
      }
      group.rules = rules.filter((rule) => !isMeant(rule))
      return { return: true }
    },
  }
}

const descriptions = ['IpRanges', 'Ipv6Ranges', 'PrefixListIds', 'Groups'].map(
  (list) => `IpPermissions[].${list}[].Description`,
)

function groupChecks(action: string, input: JsonObject, context: RequestContext) {
  const id = read.requiredText(input, 'GroupId')
  return [
    resourceCheck(action, { type: 'security-group', id, tags: findSecurityGroup(context.state, id)?.tags }, context),
  ]
}

function requireGroup(input: JsonObject, context: RequestContext): SecurityGroup {
  const id = read.requiredText(input, 'GroupId')
  const found = findSecurityGroup(context.state, id)
  if (found) return found
  throw new ServiceError('InvalidGroup.NotFound', `The security group '${id}' does not exist`)
}

// reported by users: the text
function checkIsNew(rule: GivenRule, { rules = [] }: SecurityGroup): void {
  if (!rules.some((one) => isSameRule(one, rule))) return
  const ports = rule.fromPort === -1 ? '' : `, from port: ${rule.fromPort}, to port: ${rule.toPort}`
  const protocol = rule.protocol === '-1' ? 'ALL' : rule.protocol.toUpperCase()
  throw new ServiceError(
    'InvalidPermission.Duplicate',
    `the specified rule "peer: ${rule.peer.value}, ${protocol}${ports}, ALLOW" already exists`,
  )
}

import type { JsonObject, RequestContext } from '../../service.ts'
import { findSubnet, usualVpc } from '../ec2/store.ts'
import { read } from './input.ts'
import { partOf } from './make.ts'
import {
  type Listener,
  type ListenerAction,
  type LoadBalancer,
  loadBalancingState,
  type Rule,
  type TargetGroup,
} from './store.ts'

/** A load balancer as DescribeLoadBalancers answers it. */
export function loadBalancerOnWire(balancer: LoadBalancer, context: RequestContext): JsonObject {
  return {
    LoadBalancerArn: balancer.arn,
    DNSName: `${balancer.name}-${balancer.arn.slice(-10)}.${context.region}.elb.amazonaws.com`,
    CreatedTime: new Date(balancer.createdAt).toISOString(),
    LoadBalancerName: balancer.name,
    Scheme: balancer.scheme,
    VpcId:
      balancer.subnets.map((id) => findSubnet(context.state, id)?.vpcId).find((vpc) => vpc !== undefined) ?? usualVpc,
    State: { Code: 'active' },
    Type: balancer.type,
    AvailabilityZones: zonesOnWire(balancer, context),
    SecurityGroups: [...balancer.securityGroups],
    IpAddressType: balancer.ipAddressType ?? 'ipv4',
  }
}

/** The subnets of a load balancer with their zones; a subnet that nobody made is in none. */
export function zonesOnWire({ subnets }: LoadBalancer, context: RequestContext): JsonObject[] {
  return subnets.map((SubnetId) => {
    const zone = findSubnet(context.state, SubnetId)?.zone
    return { ...(zone !== undefined && { ZoneName: zone }), SubnetId, LoadBalancerAddresses: [] }
  })
}

/** A target group, with the load balancers whose listeners forward to it. */
export function targetGroupOnWire(group: TargetGroup, context: RequestContext): JsonObject {
  const { listeners, rules } = loadBalancingState(context.state)
  const owners = listeners.filter(({ arn, actions }) =>
    [actions, ...rules.filter(({ listenerArn }) => listenerArn === arn).map((rule) => rule.actions)].some((list) =>
      list.flatMap(groupsOf).includes(group.arn),
    ),
  )
  return {
    TargetGroupArn: group.arn,
    TargetGroupName: group.name,
    ...group.settings,
    ...(group.vpcId !== '' && { VpcId: group.vpcId }),
    LoadBalancerArns: [...new Set(owners.map(({ loadBalancerArn }) => loadBalancerArn))],
    TargetType: group.targetType,
  }
}

/** A listener. */
export function listenerOnWire(listener: Listener): JsonObject {
  return {
    ListenerArn: listener.arn,
    LoadBalancerArn: listener.loadBalancerArn,
    ...listener.settings,
    DefaultActions: listener.actions.map(actionOnWire),
  }
}

/** A rule. */
export function ruleOnWire(rule: Rule): JsonObject {
  return {
    RuleArn: rule.arn,
    Priority: String(rule.priority),
    Conditions: rule.conditions,
    Actions: rule.actions.map(actionOnWire),
    IsDefault: false,
  }
}

/** The rule that catches what no other does: it has no conditions, and the listener's actions. */
export function defaultRuleOnWire(listener: Listener): JsonObject {
  return {
    RuleArn: `${listener.arn.replace(':listener/', ':listener-rule/')}/${partOf(listener.arn, 'listener').split('/').at(-1)}`,
    Priority: 'default',
    Conditions: [],
    Actions: listener.actions.map(actionOnWire),
    IsDefault: true,
  }
}

/** An action that forwards to one group has it in two places. */
function actionOnWire(action: ListenerAction): JsonObject {
  const single = read.text(action, 'TargetGroupArn')
  const groups = read.objects(read.object(action, 'ForwardConfig') ?? {}, 'TargetGroups')
  const listed = groups.length > 0 ? groups : single === undefined ? [] : [{ TargetGroupArn: single, Weight: '1' }]
  if (listed.length === 0) return action
  const [only, ...others] = listed
  return {
    ...action,
    ...(others.length === 0 && only && { TargetGroupArn: only['TargetGroupArn'] }),
    ForwardConfig: {
      TargetGroups: listed.map((group) => ({
        TargetGroupArn: group['TargetGroupArn'],
        Weight: group['Weight'] ?? '1',
      })),
      TargetGroupStickinessConfig: { Enabled: false },
    },
  }
}

function groupsOf(action: ListenerAction): string[] {
  const groups = read.objects(read.object(action, 'ForwardConfig') ?? {}, 'TargetGroups')
  return [read.text(action, 'TargetGroupArn') ?? '', ...groups.map((group) => read.text(group, 'TargetGroupArn') ?? '')]
}

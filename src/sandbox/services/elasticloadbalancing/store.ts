import { regionalArn } from '../../arns.ts'
import { isClosedKind } from '../../closed-kinds.ts'
import type { JsonObject, Place, SandboxState } from '../../service.ts'

/** A load balancer. */
export interface LoadBalancer {
  readonly arn: string
  readonly name: string
  readonly type: 'application' | 'network'
  readonly scheme: string
  subnets: readonly string[]
  securityGroups: readonly string[]
  /** Absent is `ipv4`. */
  ipAddressType?: string
  readonly createdAt: number
  /** Those that requests set; the others have their defaults. */
  attributes?: Record<string, string>
  tags: Record<string, string>
}

/** A target group. Targets of ECS's tasks are those that ECS registered, not kept here. */
export interface TargetGroup {
  readonly arn: string
  readonly name: string
  readonly targetType: string
  readonly vpcId: string
  /** Protocol, port and health check, as they are answered. */
  settings: JsonObject
  /** Those that requests set; the others have their defaults. */
  attributes?: Record<string, string>
  /** Targets that requests registered. */
  targets: { readonly id: string; readonly port: number }[]
  /** A story names it alone: type, VPC and load balancer are left open. */
  readonly isSeeded?: true
  /** ECS has made it for an Express service: it does not tell which others there are. */
  readonly isManaged?: true
  tags: Record<string, string>
}

/** An action of a listener or a rule, as it was sent: forward with weights, redirect, fixed response. */
export type ListenerAction = JsonObject

/** A listener; the rule that catches everything has its actions. */
export interface Listener {
  readonly arn: string
  readonly loadBalancerArn: string
  /** Port, protocol, certificates and their like, as they are answered. */
  settings: JsonObject
  /** Those that requests set; the others have their defaults. */
  attributes?: Record<string, string>
  actions: ListenerAction[]
  tags: Record<string, string>
}

/** A rule of a listener. */
export interface Rule {
  readonly arn: string
  readonly listenerArn: string
  priority: number
  conditions: JsonObject[]
  actions: ListenerAction[]
  tags: Record<string, string>
}

/** What the sandbox remembers of Elastic Load Balancing. */
export interface LoadBalancingState {
  loadBalancers: LoadBalancer[]
  targetGroups: TargetGroup[]
  /** Some were deleted: no others exist when the last is gone. */
  targetGroupsAreClosed?: true
  listeners: Listener[]
  rules: Rule[]
}

/** The part of the state that belongs to Elastic Load Balancing. */
export function loadBalancingState(state: SandboxState): LoadBalancingState {
  return state['elasticloadbalancing'] as LoadBalancingState
}

/** Whether only known target groups exist: some are, or the scenario says that there are none. */
export function targetGroupsAreClosed(state: SandboxState): boolean {
  const { targetGroups, targetGroupsAreClosed: wasClosed = false } = loadBalancingState(state)
  const hasSome = targetGroups.some(({ isManaged }) => !isManaged)
  return hasSome || wasClosed || isClosedKind(state, 'targetGroups')
}

/** The target group of an ARN. */
export function findTargetGroup(state: SandboxState, arn: string): TargetGroup | undefined {
  return loadBalancingState(state).targetGroups.find((group) => group.arn === arn)
}

/** Whether a load balancer forwards to a target group. */
export function hasLoadBalancer(state: SandboxState, arn: string): boolean {
  const { listeners, rules } = loadBalancingState(state)
  return [...listeners, ...rules].some(({ actions }) => JSON.stringify(actions).includes(JSON.stringify(arn)))
}

/** The ARN of a target group. */
export function targetGroupArn(place: Place, name: string, id: string): string {
  return regionalArn(place, 'elasticloadbalancing', `targetgroup/${name}/${id}`)
}

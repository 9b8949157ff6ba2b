import { regionalArn } from '../../../arns.ts'
import { uuid } from '../../../ids.ts'
import { put } from '../../../records.ts'
import type { RequestContext } from '../../../service.ts'
import { autoScalingState, type ScalableIdentity } from '../../application-autoscaling/store.ts'
import { cloudWatchState } from '../../cloudwatch/store.ts'
import { addSecurityGroup, ec2State, isClosed } from '../../ec2/store.ts'
import { below, newTargetGroup, partOf } from '../../elasticloadbalancing/make.ts'
import { loadBalancingState } from '../../elasticloadbalancing/store.ts'
import { ensureLogGroup } from '../../logs/index.ts'
import type { ExpressConfiguration, ExpressResources, ServiceRecord } from '../store.ts'
import type { ExpressRecord } from './resolve.ts'

type Key = Pick<ServiceRecord, 'cluster' | 'name'>

// Names that nobody here has seen are made of the service's. assumed: all but the start of the load balancer's

/**
 * The load balancer, target groups, listener rule, alarm, security groups and logs that an Express service is to have; nobody sees them before
 * they are kept. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html (checked 2026-11)
 */
export function planResources(context: RequestContext, { cluster, name }: Key): ExpressResources {
  const { loadBalancer, listener } = sharedLoadBalancer(context) ?? newLoadBalancer(context)
  const targetGroup = (): string => {
    const group = `ecs-gateway-tg-${context.ids.hex(12)}`
    return regionalArn(context, 'elasticloadbalancing', `targetgroup/${group}/${context.ids.hex(16)}`)
  }
  return {
    loadBalancer,
    listener,
    rule: below(context, 'listener-rule', partOf(listener, 'listener')),
    targetGroups: [targetGroup(), targetGroup()],
    certificate: regionalArn(context, 'acm', `certificate/${uuid(context.ids)}`),
    serviceSecurityGroup: `sg-${context.ids.hex(17)}`,
    loadBalancerSecurityGroup: `sg-${context.ids.hex(17)}`,
    logGroup: `/aws/ecs/${cluster}/${name}-${context.ids.hex(4)}`,
    alarm: `${cluster}/${name}/RollbackAlarm`,
  }
}

/** Keeps the resources of a new service where the services that they are of answer them. */
export function keepResources(
  context: RequestContext,
  service: ExpressRecord,
  configuration: ExpressConfiguration,
): void {
  const { endpoint, resources } = service.express
  keepLoadBalancer(context, resources)
  for (const arn of resources.targetGroups) keepTargetGroup(context, arn, configuration)
  keepRule(context, resources, endpoint)
  keepSecurityGroup(context, resources.serviceSecurityGroup, `ecs-express-gateway-${service.name}`)
  keepSecurityGroup(context, resources.loadBalancerSecurityGroup, `ecs-express-gateway-alb-${service.name}`)
  ensureLogGroup(context.state, resources.logGroup, context.now)
  keepAlarm(context, resources.alarm)
  scaleWithin(context, service, configuration)
}

/** Removes the resources of a service that is deleted, but for its log group. The load balancer stays while other services are behind it. */
export function removeResources(context: RequestContext, service: ExpressRecord): void {
  const { resources } = service.express
  const balancing = loadBalancingState(context.state)
  balancing.rules = balancing.rules.filter(({ arn }) => arn !== resources.rule)
  balancing.targetGroups = balancing.targetGroups.filter(({ arn }) => !resources.targetGroups.includes(arn))
  if (!balancing.rules.some(({ listenerArn }) => listenerArn === resources.listener)) {
    balancing.listeners = balancing.listeners.filter(({ arn }) => arn !== resources.listener)
    balancing.loadBalancers = balancing.loadBalancers.filter(({ arn }) => arn !== resources.loadBalancer)
  }
  delete cloudWatchState(context.state).alarms[resources.alarm]
  delete ec2State(context.state).securityGroups[resources.serviceSecurityGroup]
  delete ec2State(context.state).securityGroups[resources.loadBalancerSecurityGroup]
  const scaling = autoScalingState(context.state)
  const { resourceId } = scaledBy(service)
  scaling.targets = scaling.targets.filter((target) => target.resourceId !== resourceId)
  scaling.policies = scaling.policies.filter((policy) => policy.resourceId !== resourceId)
}

/** Registers the service with Application Auto Scaling, or changes its bounds. */
export function scaleWithin(context: RequestContext, key: Key, { scalingTarget }: ExpressConfiguration): void {
  const { targets, policies } = autoScalingState(context.state)
  const identity = scaledBy(key)
  const isOwn = (one: ScalableIdentity): boolean => one.resourceId === identity.resourceId
  const bounds = { minimum: scalingTarget.minTaskCount, maximum: scalingTarget.maxTaskCount }
  const configuration = {
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: scalingTarget.autoScalingTargetValue,
      PredefinedMetricSpecification: { PredefinedMetricType: metrics[scalingTarget.autoScalingMetric] },
    },
  }
  const target = targets.find(isOwn)
  const policy = policies.find(isOwn)
  if (target) Object.assign(target, bounds)
  else targets.push({ ...identity, ...bounds, ...newTarget(context) })
  if (policy) policy.configuration = configuration
  else
    policies.push({
      ...identity,
      name: `${key.cluster}-${key.name}-scaling`,
      id: uuid(context.ids),
      createdAt: context.now,
      configuration,
    })
}

const metrics: Readonly<Record<string, string>> = {
  AVERAGE_CPU: 'ECSServiceAverageCPUUtilization',
  AVERAGE_MEMORY: 'ECSServiceAverageMemoryUtilization',
  REQUEST_COUNT_PER_TARGET: 'ALBRequestCountPerTarget',
}

function scaledBy({ cluster, name }: Key): ScalableIdentity {
  return { namespace: 'ecs', resourceId: `service/${cluster}/${name}`, dimension: 'ecs:service:DesiredCount' }
}

function newTarget(context: RequestContext) {
  const { partition, account, ids, now } = context
  const role = 'ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService'
  return {
    id: ids.hex(34),
    createdAt: now,
    roleArn: `arn:${partition}:iam::${account}:role/aws-service-role/${role}`,
    suspended: {
      DynamicScalingInSuspended: false,
      DynamicScalingOutSuspended: false,
      ScheduledScalingSuspended: false,
    },
    tags: {},
  }
}

// One load balancer serves up to 25 services: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-overview.html (checked 2026-11)
function sharedLoadBalancer(context: RequestContext): Pick<ExpressResources, 'loadBalancer' | 'listener'> | undefined {
  const { listeners, rules } = loadBalancingState(context.state)
  const shared = listeners.find(({ arn, loadBalancerArn }) => {
    const count = rules.filter(({ listenerArn }) => listenerArn === arn).length
    return loadBalancerArn.includes('/ecs-express-gateway-alb-') && count < 25
  })
  return shared && { loadBalancer: shared.loadBalancerArn, listener: shared.arn }
}

function newLoadBalancer(context: RequestContext): Pick<ExpressResources, 'loadBalancer' | 'listener'> {
  const loadBalancer = below(context, 'loadbalancer', `app/ecs-express-gateway-alb-${context.ids.hex(8)}`)
  return { loadBalancer, listener: below(context, 'listener', partOf(loadBalancer, 'loadbalancer')) }
}

function keepLoadBalancer(context: RequestContext, { loadBalancer, listener, ...others }: ExpressResources): void {
  const { loadBalancers, listeners } = loadBalancingState(context.state)
  if (loadBalancers.some(({ arn }) => arn === loadBalancer)) return
  loadBalancers.push({
    arn: loadBalancer,
    name: loadBalancer.split('/').at(-2) ?? '',
    type: 'application',
    scheme: 'internet-facing',
    subnets: Object.keys(ec2State(context.state).subnets),
    securityGroups: [others.loadBalancerSecurityGroup],
    createdAt: context.now,
    tags: {},
  })
  listeners.push({
    arn: listener,
    loadBalancerArn: loadBalancer,
    settings: { Port: 443, Protocol: 'HTTPS' },
    actions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    tags: {},
  })
}

function keepTargetGroup(context: RequestContext, arn: string, { healthCheckPath }: ExpressConfiguration): void {
  const Name = arn.split('/').at(-2) ?? ''
  const input = { Name, TargetType: 'ip', Protocol: 'HTTP', HealthCheckPath: healthCheckPath }
  loadBalancingState(context.state).targetGroups.push({ ...newTargetGroup(input, context), arn, isManaged: true })
}

function keepRule(context: RequestContext, resources: ExpressResources, endpoint: string): void {
  const { rules } = loadBalancingState(context.state)
  const { rule: arn, listener: listenerArn } = resources
  const taken = rules.filter((one) => one.listenerArn === listenerArn).map(({ priority }) => priority)
  const groups = resources.targetGroups.map((TargetGroupArn, index) => ({
    TargetGroupArn,
    Weight: index === 0 ? 100 : 0,
  }))
  rules.push({
    arn,
    listenerArn,
    priority: Math.max(0, ...taken) + 1,
    conditions: [{ Field: 'host-header', HostHeaderConfig: { Values: [endpoint] } }],
    actions: [{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }],
    tags: {},
  })
}

// Groups are only kept where only those exist that are known: one more would have all others not exist.
function keepSecurityGroup(context: RequestContext, id: string, name: string): void {
  if (isClosed(context.state, 'securityGroups')) addSecurityGroup(context.state, { id, name })
}

function keepAlarm(context: RequestContext, name: string): void {
  put(cloudWatchState(context.state).alarms, name, {
    name,
    settings: { ComparisonOperator: 'GreaterThanThreshold', Threshold: 1, EvaluationPeriods: 3, DatapointsToAlarm: 2 },
    state: 'OK',
    reason: 'Unchecked: Initial alarm creation',
    stateAt: context.now,
    updatedAt: context.now,
    tags: {},
  })
}

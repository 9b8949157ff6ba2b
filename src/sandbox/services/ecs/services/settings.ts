import type { JsonObject } from '../../../service.ts'
import { optionalFlag, optionalList, optionalNumber, optionalObject, optionalText, present } from '../input.ts'
import { invalidParameter, requireOneOf, unsupported } from '../refuse.ts'

/** How a new service is deployed unless it says otherwise; a daemon replaces its tasks in place. */
export function defaultDeploymentConfiguration(daemon: boolean): JsonObject {
  return {
    deploymentCircuitBreaker: {
      enable: false,
      rollback: false,
      resetOnHealthyTask: true,
      thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
    },
    maximumPercent: daemon ? 100 : 200,
    minimumHealthyPercent: daemon ? 0 : 100,
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
  }
}

/** A deployment configuration with the changes of a request; what the request leaves out stays, also inside the circuit breaker. */
export function mergeDeploymentConfiguration(before: JsonObject, input: JsonObject): JsonObject {
  const change = optionalObject(input, 'deploymentConfiguration')
  if (!change) return before
  const merged = {
    ...before,
    ...present(change),
    deploymentCircuitBreaker: {
      ...optionalObject(before, 'deploymentCircuitBreaker'),
      ...present(optionalObject(change, 'deploymentCircuitBreaker') ?? {}),
    },
  }
  checkDeploymentConfiguration(merged)
  return merged
}

function checkDeploymentConfiguration(configuration: JsonObject): void {
  const maximum = optionalNumber(configuration, 'maximumPercent') ?? 200
  const minimum = optionalNumber(configuration, 'minimumHealthyPercent') ?? 100
  if (maximum < 100) throw invalidParameter('maximumPercent must be at least 100')
  if (maximum > 200) throw invalidParameter('maximumPercent must be at most 200')
  if (minimum < 0) throw invalidParameter('minimumHealthyPercent must be at least 0')
  if (minimum > 100) throw invalidParameter('minimumHealthyPercent must be at most 100')
  const strategy = optionalText(configuration, 'strategy')
  requireOneOf('strategy', strategy, ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'])
  if (strategy !== 'ROLLING') throw unsupported(`The deployment strategy ${strategy}`)
  const breaker = optionalObject(configuration, 'deploymentCircuitBreaker') ?? {}
  for (const flag of ['enable', 'rollback', 'resetOnHealthyTask']) optionalFlag(breaker, flag)
  const threshold = optionalObject(breaker, 'thresholdConfiguration') ?? {}
  const types = ['COUNT', 'BOUNDED_PERCENT', 'UNBOUNDED_PERCENT']
  const type = optionalText(threshold, 'type')
  requireOneOf('thresholdConfiguration type', type, types) // assumed: the name in the text
  const value = optionalNumber(threshold, 'value') ?? 50
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ThresholdConfiguration.html (checked 2026-11); assumed: the text
  if (value < 1 || (type !== 'COUNT' && value > 100))
    throw invalidParameter('thresholdConfiguration value is out of range')
}

/** Members of a service that are answered as they stand and start no deployment when they change. */
export function defaultOptions(): JsonObject {
  return {
    placementConstraints: [],
    placementStrategy: [],
    healthCheckGracePeriodSeconds: 0,
    deploymentController: { type: 'ECS' },
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'ENABLED',
  }
}

/** The options with the changes of a request. `configuration` is that of the deployment, changes included. */
export function mergeOptions(before: JsonObject, input: JsonObject, configuration: JsonObject): JsonObject {
  const rebalancing = optionalText(input, 'availabilityZoneRebalancing')
  const propagate = optionalText(input, 'propagateTags')
  const grace = optionalNumber(input, 'healthCheckGracePeriodSeconds')
  const controller = optionalObject(input, 'deploymentController')
  requireOneOf('propagateTags', propagate, ['TASK_DEFINITION', 'SERVICE', 'NONE'])
  requireOneOf('availabilityZoneRebalancing', rebalancing, ['ENABLED', 'DISABLED'])
  if (grace !== undefined && grace < 0) throw invalidParameter('healthCheckGracePeriodSeconds must be at least 0') // assumed: the text
  checkController(controller)
  const full = (optionalNumber(configuration, 'maximumPercent') ?? 200) <= 100
  if (full && rebalancing === 'ENABLED') {
    throw invalidParameter(
      'Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration.',
    )
  }
  return {
    ...before,
    ...present({
      placementConstraints: optionalList(input, 'placementConstraints'),
      placementStrategy: optionalList(input, 'placementStrategy'),
      healthCheckGracePeriodSeconds: grace,
      deploymentController: controller,
      enableECSManagedTags: optionalFlag(input, 'enableECSManagedTags'),
      propagateTags: propagate,
      enableExecuteCommand: optionalFlag(input, 'enableExecuteCommand'),
      // Without room above the desired count nothing can be rebalanced: observed in test/vectors/ecs-wire (W-sv-32)
      availabilityZoneRebalancing: full ? 'DISABLED' : rebalancing,
    }),
  }
}

/** Throws where a grace period has no load balancer to wait for. reported by users: the text (hashicorp/terraform-provider-aws#31104) */
export function checkGracePeriod(input: JsonObject, loadBalancers: readonly unknown[]): void {
  if ((optionalNumber(input, 'healthCheckGracePeriodSeconds') ?? 0) === 0 || loadBalancers.length > 0) return
  throw invalidParameter('Health check grace period is only valid for services configured to use load balancers')
}

function checkController(controller: JsonObject | undefined): void {
  const type = controller && optionalText(controller, 'type')
  requireOneOf('deploymentController type', type, ['ECS', 'CODE_DEPLOY', 'EXTERNAL']) // assumed: the name in the text
  if (type !== undefined && type !== 'ECS') throw unsupported(`The deployment controller ${type}`)
}

import type { JsonObject } from '../../../service.ts'
import { optionalFlag, optionalList, optionalNumber, optionalObject, optionalText, present } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'

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
}

/** The deployment controller of a service with these options. */
export function controllerOf(options: JsonObject): string {
  return optionalText(optionalObject(options, 'deploymentController') ?? {}, 'type') ?? 'ECS'
}

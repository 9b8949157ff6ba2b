import { isObject, type JsonObject, type ServiceDefinition } from '../definitions/index.ts'
import { type Defaults, isSame } from './same.ts'
import { serviceForm } from './service-form.ts'
import { updateServiceAttributes } from './update-service-attributes.ts'

/**
 * Whether an update with `updateServiceAttributes` would change the service that describe-services answered. The count and the tags, which
 * have rules and calls of their own, do not count.
 */
export function serviceDiffers(live: object, definition: ServiceDefinition): boolean {
  return serviceDifferences(live, definition).length > 0
}

/** The members that such an update would change, in order. */
export function serviceDifferences(live: object, definition: ServiceDefinition): string[] {
  const wanted = updateServiceAttributes(definition)
  const there = serviceForm(withDeployment({ ...live }))
  return Object.keys(wanted)
    .filter((key) => !isSame(wanted[key], there[key], defaults, key))
    .sort()
}

/** Some of what a service is only shows in its primary deployment. */
function withDeployment(live: JsonObject): JsonObject {
  const deployments = live['deployments']
  const primary = Array.isArray(deployments)
    ? deployments.find((one) => isObject(one) && one['status'] === 'PRIMARY')
    : undefined
  if (!isObject(primary)) return live
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations } = primary
  return { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations, ...live }
}

const breaker = { resetOnHealthyTask: true, thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 } }

/** observed: recorded answers of ECS of September 2026 (CreateService and DescribeServices with the smallest input). */
const defaults: Defaults = new Map<string, unknown>([
  ['deploymentConfiguration.strategy', 'ROLLING'],
  ['deploymentConfiguration.deploymentCircuitBreaker', breaker],
  ['deploymentConfiguration.deploymentCircuitBreaker.resetOnHealthyTask', true],
  ['deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration', breaker.thresholdConfiguration],
  ['deploymentConfiguration.earlySuccessCriteria.healthyPercent', 100],
  ['deploymentConfiguration.earlySuccessCriteria.sourceServiceRevisionCleanup', 'BLOCKING'],
  ['deploymentConfiguration.lifecycleHooks.targetType', 'AWS_LAMBDA'],
  ['deploymentConfiguration.lifecycleHooks.timeoutConfiguration', { action: 'ROLLBACK', timeoutInMinutes: 1440 }],
  ['platformVersion', 'LATEST'],
  ['propagateTags', 'NONE'],
  // assumed: what EBS itself takes by default.
  ['volumeConfigurations.managedEBSVolume.filesystemType', 'xfs'],
])

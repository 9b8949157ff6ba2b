import type { JsonObject } from '../../../service.ts'
import { optionalNumber, optionalObject, optionalText } from '../input.ts'
import { invalidParameter, requireCount, requireOneOf } from '../refuse.ts'
import type { ExpressConfiguration } from '../store.ts'

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html (checked 2026-11), which users confirm
// (hashicorp/terraform-provider-aws#47919); the API reference has a health check path of `/ping`, 256 units and 512 MiB.
const defaults: ExpressConfiguration = {
  healthCheckPath: '/',
  scalingTarget: { minTaskCount: 1, maxTaskCount: 20, autoScalingMetric: 'AVERAGE_CPU', autoScalingTargetValue: 60 },
}

/** The configuration that a request leads to; what it leaves out stays. assumed: the texts of the refusals */
export function changedConfiguration(input: JsonObject, before: ExpressConfiguration = defaults): ExpressConfiguration {
  const healthCheckPath = optionalText(input, 'healthCheckPath') ?? before.healthCheckPath
  if (!healthCheckPath.startsWith('/')) throw invalidParameter('healthCheckPath must start with a forward slash.')
  const given = optionalObject(input, 'scalingTarget') ?? {}
  const metric = optionalText(given, 'autoScalingMetric')
  requireOneOf('autoScalingMetric', metric, ['AVERAGE_CPU', 'AVERAGE_MEMORY', 'REQUEST_COUNT_PER_TARGET'])
  const scalingTarget = {
    minTaskCount: optionalNumber(given, 'minTaskCount') ?? before.scalingTarget.minTaskCount,
    maxTaskCount: optionalNumber(given, 'maxTaskCount') ?? before.scalingTarget.maxTaskCount,
    autoScalingMetric: metric ?? before.scalingTarget.autoScalingMetric,
    autoScalingTargetValue:
      optionalNumber(given, 'autoScalingTargetValue') ?? before.scalingTarget.autoScalingTargetValue,
  }
  if (scalingTarget.minTaskCount < 0) throw invalidParameter('minTaskCount can not be lesser than 0')
  requireCount(scalingTarget.maxTaskCount)
  if (scalingTarget.minTaskCount > scalingTarget.maxTaskCount) {
    throw invalidParameter('minTaskCount must be less than or equal to maxTaskCount')
  }
  if (scalingTarget.autoScalingTargetValue < 1) throw invalidParameter('autoScalingTargetValue must be at least 1')
  return { healthCheckPath, scalingTarget }
}

/** The count within the bounds of scaling. */
export function withinBounds(count: number, { scalingTarget }: ExpressConfiguration): number {
  return Math.min(Math.max(count, scalingTarget.minTaskCount), scalingTarget.maxTaskCount)
}

/**
 * The deployment configuration of every Express service: a canary of 5%, three minutes, and three more after all traffic was shifted; it
 * rolls back by its alarm. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-update-full.html (checked 2026-11)
 */
export function deploymentConfigurationFor(alarm: string, usual: JsonObject): JsonObject {
  return {
    ...usual,
    deploymentCircuitBreaker: { ...optionalObject(usual, 'deploymentCircuitBreaker'), enable: true, rollback: true },
    strategy: 'CANARY',
    canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
    bakeTimeInMinutes: 3,
    alarms: { alarmNames: [alarm], enable: true, rollback: true },
  }
}

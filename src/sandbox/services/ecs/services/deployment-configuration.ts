import type { JsonObject } from '../../../service.ts'
import { optionalFlag, optionalNumber, optionalObject, optionalText, present, texts } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { checkLifecycleHooks } from './lifecycle-hooks.ts'

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
    ...withoutOtherStrategies(before, optionalText(change, 'strategy')),
    ...present(change),
    deploymentCircuitBreaker: {
      ...optionalObject(before, 'deploymentCircuitBreaker'),
      ...present(optionalObject(change, 'deploymentCircuitBreaker') ?? {}),
    },
  }
  checkDeploymentConfiguration(merged)
  return merged
}

// assumed: the portions of a strategy go with it, since nothing in a request could take them away
function withoutOtherStrategies(before: JsonObject, strategy: string | undefined): JsonObject {
  const { linearConfiguration: linear, canaryConfiguration: canary, ...rest } = before
  const next = strategy ?? optionalText(before, 'strategy')
  return present({
    ...rest,
    linearConfiguration: next === 'LINEAR' ? linear : undefined,
    canaryConfiguration: next === 'CANARY' ? canary : undefined,
  })
}

/** Throws on a configuration that AWS does not take. */
function checkDeploymentConfiguration(configuration: JsonObject): void {
  const maximum = optionalNumber(configuration, 'maximumPercent') ?? 200
  const minimum = optionalNumber(configuration, 'minimumHealthyPercent') ?? 100
  if (maximum < 100) throw invalidParameter('maximumPercent must be at least 100')
  if (maximum > 200) throw invalidParameter('maximumPercent must be at most 200')
  if (minimum < 0) throw invalidParameter('minimumHealthyPercent must be at least 0')
  if (minimum > 100) throw invalidParameter('minimumHealthyPercent must be at most 100')
  const strategy = optionalText(configuration, 'strategy')
  requireOneOf('strategy', strategy, ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'])
  checkBreaker(optionalObject(configuration, 'deploymentCircuitBreaker') ?? {})
  checkAlarms(optionalObject(configuration, 'alarms') ?? {})
  checkShifting(configuration, strategy)
  checkEarlySuccess(optionalObject(configuration, 'earlySuccessCriteria') ?? {}, strategy, minimum)
  checkLifecycleHooks(configuration)
}

function checkBreaker(breaker: JsonObject): void {
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

// assumed: the text; a name must be there: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentAlarms.html (checked 2026-11)
function checkAlarms(alarms: JsonObject): void {
  const names = texts(alarms, 'alarmNames')
  optionalFlag(alarms, 'rollback')
  if (optionalFlag(alarms, 'enable') && names.length === 0) throw invalidParameter('alarmNames can not be empty.')
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinearConfiguration.html and API_CanaryConfiguration.html (checked
// 2026-11) have the ranges; assumed: the texts
function checkShifting(configuration: JsonObject, strategy: string | undefined): void {
  inRange(configuration, { name: 'bakeTimeInMinutes', least: 0, most: 1440 })
  const linear = optionalObject(configuration, 'linearConfiguration')
  const canary = optionalObject(configuration, 'canaryConfiguration')
  if (linear && strategy !== 'LINEAR')
    throw invalidParameter('linearConfiguration is only valid for the LINEAR strategy')
  if (canary && strategy !== 'CANARY')
    throw invalidParameter('canaryConfiguration is only valid for the CANARY strategy')
  inRange(linear ?? {}, { name: 'stepPercent', least: 3, most: 100 })
  inRange(linear ?? {}, { name: 'stepBakeTimeInMinutes', least: 0, most: 1440 })
  inRange(canary ?? {}, { name: 'canaryPercent', least: 0.1, most: 100 })
  inRange(canary ?? {}, { name: 'canaryBakeTimeInMinutes', least: 0, most: 1440 })
}

function inRange(object: JsonObject, { name, least, most }: { name: string; least: number; most: number }): void {
  const value = object[name] ?? undefined
  if (value === undefined || (typeof value === 'number' && value >= least && value <= most)) return
  throw invalidParameter(`${name} must be between ${least} and ${most}`)
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentEarlySuccessCriteria.html (checked 2026-11); assumed: the texts
function checkEarlySuccess(criteria: JsonObject, strategy: string | undefined, minimumHealthy: number): void {
  const healthy = optionalNumber(criteria, 'healthyPercent')
  const cleanup = optionalText(criteria, 'sourceServiceRevisionCleanup')
  requireOneOf('sourceServiceRevisionCleanup', cleanup, ['BLOCKING', 'DEFERRED'])
  if (!optionalFlag(criteria, 'enable')) return
  if ((strategy ?? 'ROLLING') !== 'ROLLING') {
    throw invalidParameter('earlySuccessCriteria is only valid for the ROLLING strategy')
  }
  if (healthy === undefined || cleanup === undefined) {
    throw invalidParameter('earlySuccessCriteria requires healthyPercent and sourceServiceRevisionCleanup')
  }
  if (healthy > 100 || healthy < minimumHealthy) {
    throw invalidParameter('healthyPercent must be between minimumHealthyPercent and 100')
  }
}

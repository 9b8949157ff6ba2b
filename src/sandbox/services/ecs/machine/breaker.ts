import type { JsonObject } from '../../../service.ts'
import { optionalFlag, optionalNumber, optionalObject, optionalText } from '../input.ts'

/** The deployment circuit breaker of a service. */
export interface Breaker {
  readonly enable: boolean
  readonly rollback: boolean
  readonly resetOnHealthyTask: boolean
  /** Failed tasks from which on the deployment has failed. */
  readonly threshold: number
}

/** The circuit breaker as configured, for a service that wants so many tasks. */
export function breakerOf(deploymentConfiguration: JsonObject, desiredCount: number): Breaker {
  const breaker = optionalObject(deploymentConfiguration, 'deploymentCircuitBreaker') ?? {}
  const configured = optionalObject(breaker, 'thresholdConfiguration') ?? {}
  return {
    enable: optionalFlag(breaker, 'enable') ?? false,
    rollback: optionalFlag(breaker, 'rollback') ?? false,
    resetOnHealthyTask: optionalFlag(breaker, 'resetOnHealthyTask') ?? true,
    threshold: threshold(
      optionalText(configured, 'type') ?? 'BOUNDED_PERCENT',
      optionalNumber(configured, 'value') ?? 50,
      desiredCount,
    ),
  }
}

/**
 * How many tasks may fail: a number, or a part of the desired count, by default one between 3 and 200.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html (checked 2026-11)
 */
export function threshold(type: string, value: number, desiredCount: number): number {
  if (type === 'COUNT') return value
  const part = Math.ceil((desiredCount * value) / 100)
  return type === 'UNBOUNDED_PERCENT' ? Math.max(1, part) : Math.min(200, Math.max(3, part))
}

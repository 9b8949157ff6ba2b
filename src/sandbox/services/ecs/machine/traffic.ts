import type { JsonObject } from '../../../service.ts'
import { optionalObject, optionalText } from '../input.ts'
import type { Deployment, ServiceDeployment, ServiceRecord } from '../store.ts'
import { shiftAll } from './deployment.ts'
import { staging } from './times.ts'

/**
 * The percentages that the production traffic goes through.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinearConfiguration.html and API_CanaryConfiguration.html (checked 2026-11)
 */
function portionsOf(configuration: JsonObject): number[] {
  const strategy = optionalText(configuration, 'strategy')
  if (strategy === 'CANARY') {
    const percent = fraction(optionalObject(configuration, 'canaryConfiguration'), 'canaryPercent') ?? 5
    return percent >= 100 ? [100] : [percent, 100]
  }
  if (strategy !== 'LINEAR') return [100]
  const step = fraction(optionalObject(configuration, 'linearConfiguration'), 'stepPercent') ?? 10
  const count = Math.ceil(100 / step - 1e-9)
  return Array.from({ length: count }, (_, index) => Math.min(100, Math.round(step * (index + 1) * 10) / 10))
}

function fraction(object: JsonObject | undefined, name: string): number | undefined {
  const value = object?.[name]
  return typeof value === 'number' ? value : undefined
}

/** The traffic that a stage shifts. */
export function shiftTraffic(service: ServiceRecord, underWay: ServiceDeployment): void {
  const [primary] = service.deployments
  if (!primary) return
  if (underWay.rollback) {
    if (underWay.stage === 'PRODUCTION_TRAFFIC_SHIFT') shiftAll(service, primary)
    return
  }
  if (underWay.stage === 'TEST_TRAFFIC_SHIFT') share(service, 'test', 100)
  if (underWay.stage !== 'PRODUCTION_TRAFFIC_SHIFT') return
  const portions = portionsOf(underWay.configuration)
  // Where nothing served before, there is nothing to go over from.
  underWay.shifted = sourceOf(service) ? underWay.shifted + 1 : portions.length
  share(service, 'production', portions[underWay.shifted - 1] ?? 100)
}

// INVARIANT: the weights of all deployments sum to 100, once anything is served.
function share(service: ServiceRecord, kind: 'production' | 'test', percent: number): void {
  const [primary] = service.deployments
  const source = sourceOf(service)
  const rest = Math.round((100 - percent) * 10) / 10
  for (const one of service.deployments) {
    const part = one === primary ? percent : one === source ? rest : 0
    one.weights = { ...(one.weights ?? { production: 0, test: 0 }), [kind]: part }
  }
}

/** The deployment that serves while the newest one is prepared. */
export function sourceOf(service: ServiceRecord): Deployment | undefined {
  return service.deployments.slice(1).find((one) => one.completedOnce)
}

/** Whether all traffic has gone over. */
export function isAllShifted({ configuration, shifted }: ServiceDeployment): boolean {
  return shifted >= portionsOf(configuration).length
}

/** Milliseconds that a stage lasts: a portion of the traffic is watched for its own bake time, the last one for that of the deployment. */
export function stageLasts(underWay: ServiceDeployment): number {
  const { configuration, stage } = underWay
  if (stage !== 'PRODUCTION_TRAFFIC_SHIFT' || isAllShifted(underWay) || underWay.rollback) return staging.stage
  const minutes =
    optionalText(configuration, 'strategy') === 'CANARY'
      ? (fraction(optionalObject(configuration, 'canaryConfiguration'), 'canaryBakeTimeInMinutes') ?? 10)
      : (fraction(optionalObject(configuration, 'linearConfiguration'), 'stepBakeTimeInMinutes') ?? 6)
  return Math.max(staging.stage, minutes * 60_000)
}

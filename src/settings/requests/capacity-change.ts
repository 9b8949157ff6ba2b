import { isObject, type JsonObject } from '../definitions/index.ts'

type Found = Readonly<Record<'path', string>>

/** What becomes of what a service runs on: launch type and capacity providers, of which a service has one. */
export interface CapacityChange {
  readonly resets: readonly (Found & { readonly value: unknown })[]
  readonly stays: readonly (Found & { readonly because: string })[]
  /** The service has a strategy of which the file says nothing: its own of an earlier file, or the default that its cluster had. */
  readonly isLeft: boolean
}

const nothing: CapacityChange = { resets: [], stays: [], isLeft: false }

/**
 * UpdateService takes no launch type. A strategy takes the place of one; an empty strategy leads back to the launch type that the service's
 * providers are of.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/update-service-parameters.html,
 * https://github.com/aws/containers-roadmap/issues/838 (checked 2026-11)
 */
export function capacityChange(wanted: JsonObject, there: JsonObject): CapacityChange {
  const { launchType } = wanted
  const strategy = strategyOf(there)
  if (launchType === undefined && wanted['capacityProviderStrategy'] === undefined)
    return { ...nothing, isLeft: strategy.length > 0 }
  if (typeof launchType !== 'string' || strategyOf(wanted).length > 0) return nothing
  const differs = { path: 'launchType', because: 'ECS cannot change it: create another service' }
  if (strategy.length === 0) {
    const same = there['launchType'] === undefined || there['launchType'] === launchType
    return same ? nothing : { ...nothing, stays: [differs] }
  }
  const ofFargate = strategy.every((item) => isObject(item) && /^FARGATE/.test(String(item['capacityProvider'])))
  return {
    ...nothing,
    // An empty strategy in the file stands there already.
    resets: wanted['capacityProviderStrategy'] === undefined ? [{ path: 'capacityProviderStrategy', value: [] }] : [],
    stays: ofFargate === (launchType === 'FARGATE') ? [] : [differs],
  }
}

function strategyOf({ capacityProviderStrategy }: JsonObject): readonly unknown[] {
  return Array.isArray(capacityProviderStrategy) ? capacityProviderStrategy : []
}

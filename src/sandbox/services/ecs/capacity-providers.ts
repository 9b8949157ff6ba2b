import type { AccessCheck, JsonObject, RequestContext } from '../../service.ts'
import { ecsArn, nameOf, type Place } from './arns.ts'
import { optionalText, present } from './input.ts'
import { clientException, invalidParameter } from './refuse.ts'
import { requireCluster } from './resolve.ts'
import { type CapacityProvider, ecsState } from './store.ts'
import { resourceTagContext } from './tags.ts'

export type { CapacityProvider } from './store.ts'

/** The capacity providers that every account has. */
export const fargateProviders: readonly CapacityProvider[] = [
  { name: 'FARGATE', type: 'FARGATE', tags: [] },
  { name: 'FARGATE_SPOT', type: 'FARGATE_SPOT', tags: [] },
]

/** A capacity provider as it stands on the wire. */
export function capacityProviderOutput(
  place: Place,
  provider: CapacityProvider,
  view: { readonly tags: boolean },
): JsonObject {
  return present({
    capacityProviderArn: ecsArn(place, `capacity-provider/${provider.name}`),
    name: provider.name,
    status: 'ACTIVE',
    type: provider.type,
    autoScalingGroupProvider: provider.autoScalingGroupProvider,
    managedInstancesProvider: provider.managedInstancesProvider,
    tags: view.tags ? provider.tags : undefined,
  })
}

/** What IAM is asked for an action on a capacity provider that is named by its name or ARN. */
export function providerCheck(action: string, named: string, context: RequestContext): AccessCheck {
  const name = nameOf(context, 'capacity-provider', named)
  const provider = ecsState(context.state).capacityProviders.find((one) => one.name === name)
  const resource = ecsArn(context, `capacity-provider/${name}`)
  return { action: `ecs:${action}`, resource, context: resourceTagContext(provider?.tags) }
}

/** Throws on the first of some names or ARNs that no capacity provider of the account has. assumed: the text */
export function checkProviders(named: readonly string[], context: RequestContext): void {
  const known = [...fargateProviders, ...ecsState(context.state).capacityProviders].map(({ name }) => name)
  const unknown = named.find((one) => !known.includes(nameOf(context, 'capacity-provider', one)))
  if (unknown !== undefined) throw clientException(`The specified capacity provider ${unknown} was not found.`)
}

/** Throws where a request about capacity providers names a cluster that is not there. */
export function checkClusterOf(input: JsonObject, context: RequestContext): void {
  if (optionalText(input, 'cluster') !== undefined) requireCluster(input, context)
}

/** A capacity provider of the account's own. Throws on Fargate's and on one that is not there. assumed: the texts */
export function requireProvider(named: string, context: RequestContext): CapacityProvider {
  const name = nameOf(context, 'capacity-provider', named)
  if (fargateProviders.some((one) => one.name === name)) {
    throw invalidParameter('The FARGATE and FARGATE_SPOT capacity providers can not be changed or deleted.')
  }
  const found = ecsState(context.state).capacityProviders.find((one) => one.name === name)
  if (found) return found
  throw clientException(`The specified capacity provider ${name} was not found.`)
}

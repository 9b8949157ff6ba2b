import type { JsonObject } from '../../service.ts'
import { ecsArn, type Place } from './arns.ts'
import { present } from './input.ts'
import type { CapacityProvider } from './store.ts'

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

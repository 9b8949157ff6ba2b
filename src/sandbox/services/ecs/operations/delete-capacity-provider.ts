import type { Operation } from '../../../service.ts'
import { nameOf } from '../arns.ts'
import { capacityProviderOutput, checkClusterOf, providerCheck, requireProvider } from '../capacity-providers.ts'
import { optionalText } from '../input.ts'
import { clientException } from '../refuse.ts'
import { ecsState } from '../store.ts'

/** Deletes a capacity provider of the account's own that no cluster has any more. */
export const deleteCapacityProvider: Operation = {
  name: 'ecs:DeleteCapacityProvider',
  access: 'write',
  checks: (input, context) => [
    providerCheck('DeleteCapacityProvider', optionalText(input, 'capacityProvider') ?? '', context),
  ],
  handle(input, context) {
    checkClusterOf(input, context)
    const provider = requireProvider(optionalText(input, 'capacityProvider') ?? '', context)
    const ecs = ecsState(context.state)
    const used = ecs.clusters.some(({ status, capacityProviders }) => {
      const names = capacityProviders.map((one) => nameOf(context, 'capacity-provider', String(one)))
      return status === 'ACTIVE' && names.includes(provider.name)
    })
    // assumed: the text; the rule is https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCapacityProvider.html (checked 2026-11)
    if (used) throw clientException('The specified capacity provider is in use and cannot be removed.')
    ecs.capacityProviders = ecs.capacityProviders.filter((one) => one !== provider)
    return { capacityProvider: { ...capacityProviderOutput(context, provider, { tags: true }), status: 'INACTIVE' } }
  },
}

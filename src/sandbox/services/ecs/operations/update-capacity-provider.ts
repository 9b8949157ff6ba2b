import type { JsonObject, Operation } from '../../../service.ts'
import { capacityProviderOutput, checkClusterOf, providerCheck, requireProvider } from '../capacity-providers.ts'
import { optionalObject, optionalText, present } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { passInfrastructure } from '../roles.ts'

/** Changes a capacity provider of the account's own; what the request leaves out stays. Running instances stay as they are. */
export const updateCapacityProvider: Operation = {
  name: 'ecs:UpdateCapacityProvider',
  access: 'write',
  withoutEffect: ['autoScalingGroupProvider', 'managedInstancesProvider'],
  checks(input, context) {
    const managed = optionalObject(input, 'managedInstancesProvider') ?? {}
    return [
      providerCheck('UpdateCapacityProvider', optionalText(input, 'name') ?? '', context),
      ...passInfrastructure(optionalText(managed, 'infrastructureRoleArn')),
    ]
  },
  handle(input, context) {
    checkClusterOf(input, context)
    const provider = requireProvider(optionalText(input, 'name') ?? '', context)
    for (const member of ['autoScalingGroupProvider', 'managedInstancesProvider'] as const) {
      const change = optionalObject(input, member)
      if (!change) continue
      const before = provider[member]
      // assumed: the text
      if (!before)
        throw invalidParameter(`${member} can not be set on a capacity provider of the type ${provider.type}.`)
      provider[member] = merge(before, change)
    }
    return { capacityProvider: capacityProviderOutput(context, provider, { tags: true }) }
  },
}

function merge(before: JsonObject, change: JsonObject): JsonObject {
  return { ...before, ...present(change) }
}

import { write } from '../../call.ts'
import { onService, type PassedRoles, passToEcs, passToTasks, serviceArn, tagOnCreate } from './checks.ts'
import type { Service, Tag } from './types.ts'

/** `passes`: the request does not show the roles that IAM asks about, so that the caller must say them. */
export function createService(
  input: {
    readonly cluster: string
    readonly serviceName: string
    readonly taskDefinition: string
    readonly clientToken: string
    readonly tags?: readonly Tag[]
  },
  passes: PassedRoles,
) {
  return write<{ service?: Service }>('ecs:CreateService', input, (place) => {
    const where = { cluster: input.cluster, service: input.serviceName }
    return [
      onService('ecs:CreateService', place, where),
      ...(input.tags?.length ? [tagOnCreate(serviceArn(place, where), 'CreateService')] : []),
      ...passToTasks(place, passes.toTasks),
      ...passToEcs(place, passes.toEcs),
    ]
  })
}

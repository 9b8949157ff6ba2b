import type { JsonObject } from '../../../service.ts'
import { type Place, seconds, taskDefinitionArn } from '../arns.ts'
import { present } from '../input.ts'
import type { TaskDefinition } from '../store.ts'

/** A task definition as it stands on the wire. */
export function taskDefinitionOutput(place: Place, definition: TaskDefinition): JsonObject {
  return present({
    taskDefinitionArn: taskDefinitionArn(place, definition),
    ...structuredClone(definition.content),
    family: definition.family,
    revision: definition.revision,
    status: definition.status,
    registeredAt: seconds(definition.registeredAt),
    registeredBy: definition.registeredBy,
    deregisteredAt: definition.deregisteredAt === undefined ? undefined : seconds(definition.deregisteredAt),
    deleteRequestedAt: definition.deleteRequestedAt === undefined ? undefined : seconds(definition.deleteRequestedAt),
  })
}

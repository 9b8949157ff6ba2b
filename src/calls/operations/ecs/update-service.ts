import { write } from '../../call.ts'
import { onService, type PassedRoles, passToEcs, passToTasks } from './checks.ts'
import type { Service } from './types.ts'

/**
 * IAM asks about the roles of the task definition as soon as the request names one, even the one that runs already:
 * leaving it out of a mere change of the count spares the permission.
 * observed: public reports of 2026 against tools that always send it.
 */
export function updateService(
  input: { readonly cluster: string; readonly service: string; readonly taskDefinition?: string },
  passes: PassedRoles,
) {
  return write<{ service?: Service }>('ecs:UpdateService', input, (place) => [
    onService('ecs:UpdateService', place, input),
    ...(input.taskDefinition === undefined ? [] : passToTasks(place, passes.toTasks)),
    ...passToEcs(place, passes.toEcs),
  ])
}

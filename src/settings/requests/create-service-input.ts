import type { Tag } from '../../calls/operations/index.ts'
import type { JsonObject, ServiceDefinition } from '../definitions/index.ts'

/**
 * What CreateService gets of a definition: everything but the task definition and the token, which the command knows. A REPLICA service
 * without a count begins with none, as in ecspresso. `role` never stands in a definition.
 */
export function createServiceInput(
  { input, schedulingStrategy, desiredCount }: ServiceDefinition,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): JsonObject & {
  readonly cluster: string
  readonly serviceName: string
  readonly tags?: readonly Tag[]
} {
  const counted = input['schedulingStrategy'] === 'REPLICA' && desiredCount === undefined ? { desiredCount: 0 } : {}
  const { desiredCount: _, ...uncounted } = input
  // ECS refuses a count for a daemon.
  const fields = schedulingStrategy === 'DAEMON' ? uncounted : { ...input, ...counted }
  return { ...fields, cluster, serviceName: service }
}

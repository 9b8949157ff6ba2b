import { type Answer, anything } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import type { JsonObject, ServiceDefinition } from '../../settings/index.ts'

/**
 * What an AppSpec is made of: the file's members over those of the task set that serves, which are not the service's own: an earlier AppSpec
 * may have changed them. `ignored` members are the task set's.
 */
export function settingsForSpec(
  found: Answer<Service>,
  definition: ServiceDefinition | undefined,
  ignored: readonly string[] = [],
): JsonObject {
  const some: JsonObject = { loadBalancers: [{ containerName: anything('container'), containerPort: 0 }] }
  const live = found.take(ofPrimary, some)
  const input = Object.entries(definition?.input ?? {}).filter(([key]) => !ignored.includes(key))
  return { ...live, ...Object.fromEntries(input) }
}

function ofPrimary(service: Service): JsonObject {
  const primary = service.taskSets?.find(({ status }) => status === 'PRIMARY')
  return { ...service, ...primary, loadBalancers: service.loadBalancers }
}

import { requestTagKeys } from '../../../input.ts'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { namespaceCheck, newId, read, requireNamespace } from '../input.ts'
import { type DiscoveryService, discoveryState } from '../store.ts'
import { serviceOnWire, serviceSettings } from '../wire.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html */
export const createService: Operation = {
  name: 'servicediscovery:CreateService',
  access: 'write',
  withoutEffect: [
    'DnsConfig.RoutingPolicy',
    'DnsConfig.DnsRecords[].TTL',
    'HealthCheckConfig.Type',
    'HealthCheckConfig.ResourcePath',
    'HealthCheckConfig.FailureThreshold',
    'HealthCheckCustomConfig.FailureThreshold',
    'Type',
  ],
  checks: (input, context) => [
    {
      ...namespaceCheck('CreateService', namespaceIn(input), context),
      context: requestTagKeys(read.tags(input, 'Tags')),
    },
  ],
  handle(input, context) {
    const namespace = requireNamespace({ NamespaceId: namespaceIn(input) }, 'NamespaceId', context)
    const name = read.requiredText(input, 'Name')
    const { services } = discoveryState(context.state)
    const existing = Object.values(services).find((one) => one.name === name && one.namespaceId === namespace.id)
    if (existing) {
      throw new ServiceError('ServiceAlreadyExists', `Service ${name} already exists`, {
        members: { ServiceId: existing.id },
      })
    }
    const id = newId('srv-', context)
    const service: DiscoveryService = {
      id,
      name,
      namespaceId: namespace.id,
      createdAt: context.now,
      settings: serviceSettings(input),
      tags: read.tags(input, 'Tags'),
    }
    services[id] = service
    return { Service: serviceOnWire(service, context) }
  },
}

/** The namespace, which older clients name beside the records of its names. */
function namespaceIn(input: JsonObject): string {
  const beside = read.text(read.object(input, 'DnsConfig') ?? {}, 'NamespaceId')
  return read.text(input, 'NamespaceId') ?? beside ?? read.requiredText(input, 'NamespaceId')
}

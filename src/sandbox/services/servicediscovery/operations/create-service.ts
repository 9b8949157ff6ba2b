import { requestTagKeys } from '../../../input.ts'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { namespaceCheck, newId, read, requireNamespace } from '../input.ts'
import { discoveryState } from '../store.ts'
import { serviceOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html */
export const createService: Operation = {
  name: 'servicediscovery:CreateService',
  access: 'write',
  withoutEffect: [
    'CreatorRequestId',
    'Description',
    'DnsConfig.NamespaceId',
    'DnsConfig.RoutingPolicy',
    'DnsConfig.DnsRecords[].TTL',
    'HealthCheckConfig',
    'HealthCheckCustomConfig',
  ],
  checks: (input, context) => [
    {
      ...namespaceCheck('CreateService', read.requiredText(input, 'NamespaceId'), context),
      context: requestTagKeys(read.tags(input, 'Tags')),
    },
  ],
  handle(input, context) {
    const namespace = requireNamespace(input, 'NamespaceId', context)
    const name = read.requiredText(input, 'Name')
    const { services } = discoveryState(context.state)
    const existing = Object.values(services).find((one) => one.name === name && one.namespaceId === namespace.id)
    if (existing) {
      throw new ServiceError('ServiceAlreadyExists', `Service ${name} already exists`, {
        members: { ServiceId: existing.id },
      })
    }
    const id = newId('srv-', context)
    const types = recordTypesIn(input)
    const service = {
      id,
      name,
      namespaceId: namespace.id,
      createdAt: context.now,
      ...(types.length > 0 ? { recordTypes: types } : {}),
      tags: read.tags(input, 'Tags'),
    }
    services[id] = service
    return { Service: serviceOnWire(service, context) }
  },
}

function recordTypesIn(input: JsonObject): string[] {
  const dns = read.object(input, 'DnsConfig')
  return dns ? read.objects(dns, 'DnsRecords').map((record) => read.requiredText(record, 'Type')) : []
}

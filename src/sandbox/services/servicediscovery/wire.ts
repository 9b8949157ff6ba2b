import { present } from '../../input.ts'
import type { JsonObject, RequestContext } from '../../service.ts'
import { read } from './input.ts'
import { type DiscoveryService, discoveryServiceArn, discoveryState, type Namespace, namespaceArn } from './store.ts'

/** A namespace as GetNamespace answers it. */
export function namespaceOnWire(namespace: Namespace, context: RequestContext): JsonObject {
  const { id, name, type, createdAt, description, creatorRequestId, timeToLive = 15 } = namespace
  // assumed: the id of the hosted zone, which is Route 53's
  const dns = { HostedZoneId: `Z${id.slice(3).toUpperCase()}`, SOA: { TTL: timeToLive } }
  const { services } = discoveryState(context.state)
  return {
    Id: id,
    Arn: namespaceArn(context, id),
    Name: name,
    Type: type,
    ...(description !== undefined && { Description: description }),
    ServiceCount: Object.values(services).filter(({ namespaceId }) => namespaceId === id).length,
    Properties: { ...(type === 'DNS_PRIVATE' && { DnsProperties: dns }), HttpProperties: { HttpName: name } },
    CreateDate: createdAt / 1000,
    ...(creatorRequestId !== undefined && { CreatorRequestId: creatorRequestId }),
  }
}

/** A service as GetService answers it. */
export function serviceOnWire(
  { id, name, namespaceId, createdAt, settings = {} }: DiscoveryService,
  context: RequestContext,
): JsonObject {
  const dns = read.object(settings, 'DnsConfig')
  return {
    Id: id,
    Arn: discoveryServiceArn(context, id),
    Name: name,
    NamespaceId: namespaceId,
    ...settings,
    ...(dns && { DnsConfig: { RoutingPolicy: 'MULTIVALUE', ...dns, NamespaceId: namespaceId } }),
    Type: dns === undefined ? 'HTTP' : 'DNS_HTTP',
    CreateDate: createdAt / 1000,
  }
}

/** What a request says of a service beside its name, as it is kept. */
export function serviceSettings(input: JsonObject): JsonObject {
  return present({
    Description: read.text(input, 'Description'),
    DnsConfig: read.object(input, 'DnsConfig'),
    HealthCheckConfig: read.object(input, 'HealthCheckConfig'),
    HealthCheckCustomConfig: read.object(input, 'HealthCheckCustomConfig'),
    CreatorRequestId: read.text(input, 'CreatorRequestId'),
  })
}

import type { JsonObject, RequestContext } from '../../service.ts'
import { type DiscoveryService, discoveryServiceArn, type Namespace, namespaceArn } from './store.ts'

/** A namespace as GetNamespace answers it. */
export function namespaceOnWire({ id, name, type, createdAt }: Namespace, context: RequestContext): JsonObject {
  return { Id: id, Arn: namespaceArn(context, id), Name: name, Type: type, CreateDate: createdAt / 1000 }
}

/** A service as GetService answers it. */
export function serviceOnWire(
  { id, name, namespaceId, createdAt }: DiscoveryService,
  context: RequestContext,
): JsonObject {
  return {
    Id: id,
    Arn: discoveryServiceArn(context, id),
    Name: name,
    NamespaceId: namespaceId,
    CreateDate: createdAt / 1000,
  }
}

import { count, jsonObject, named, object, optional, text, time, word } from '../../state-shape.ts'
import type { DiscoveryService, Namespace, ServiceDiscoveryState } from './store.ts'

const namespace = object<Namespace>({
  id: text,
  name: text,
  type: word('HTTP', 'DNS_PRIVATE'),
  createdAt: time,
  description: optional(text),
  creatorRequestId: optional(text),
  timeToLive: optional(count),
  tags: named(text),
})

const discoveryService = object<DiscoveryService>({
  id: text,
  name: text,
  namespaceId: text,
  createdAt: time,
  settings: optional(jsonObject),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const serviceDiscoveryShape = object<ServiceDiscoveryState>({
  namespaces: named(namespace),
  services: named(discoveryService),
  operations: named(object<ServiceDiscoveryState['operations'][string]>({ type: text, target: text, at: time })),
})

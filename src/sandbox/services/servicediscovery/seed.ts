import { put } from '../../records.ts'
import type { RequestContext } from '../../service.ts'
import { newId } from './input.ts'
import { discoveryServiceArn, discoveryState, findDiscoveryService, findNamespace, namespaceArn } from './store.ts'

/** What a story may name of Cloud Map. Once some of a kind are named, all others of it do not exist. */
export interface ServiceDiscoveryResources {
  /** Names or ARNs. */
  readonly namespaces?: readonly string[]
  /** ARNs of services, which are registries to ECS: of what DNS records they have nothing is known. */
  readonly registries?: readonly string[]
}

/** Adds namespaces, and services in a namespace of their own. */
export function seed({ namespaces = [], registries = [] }: ServiceDiscoveryResources, context: RequestContext): void {
  for (const named of namespaces) ensureNamespace(named, context)
  for (const arn of registries) {
    if (findDiscoveryService(context.state, context, arn)) continue
    const id = arn.replace(discoveryServiceArn(context, ''), '')
    const namespaceId = ensureNamespace('registries', context)
    put(discoveryState(context.state).services, id, { id, name: id, namespaceId, createdAt: context.now, tags: {} })
  }
}

function ensureNamespace(named: string, context: RequestContext): string {
  const { namespaces } = discoveryState(context.state)
  const existing =
    findNamespace(context.state, context, named) ?? Object.values(namespaces).find(({ name }) => name === named)
  if (existing) return existing.id
  const prefix = namespaceArn(context, '')
  const id = named.startsWith(prefix) ? named.slice(prefix.length) : newId('ns-', context)
  put(namespaces, id, { id, name: named.replace(prefix, ''), type: 'HTTP', createdAt: context.now, tags: {} })
  return id
}

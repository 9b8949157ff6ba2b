import type { SeededAs } from '../../aws-service.ts'
import { seededTags, withoutPlaceholders } from '../../placeholders.ts'
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
export function seed(resources: ServiceDiscoveryResources, context: RequestContext, as?: SeededAs): void {
  const { namespaces = [], registries = [] } = resources
  const state = discoveryState(context.state)
  withoutPlaceholders(state.namespaces, { as, listed: resources.namespaces })
  withoutPlaceholders(state.services, { as, listed: resources.registries })
  for (const named of namespaces) ensureNamespace(named, context, as)
  for (const arn of registries) {
    if (findDiscoveryService(context.state, context, arn)) continue
    const id = arn.replace(discoveryServiceArn(context, ''), '')
    const namespaceId = ensureNamespace('registries', context, as)
    put(state.services, id, { id, name: id, namespaceId, createdAt: context.now, tags: seededTags(as) })
  }
}

function ensureNamespace(named: string, context: RequestContext, as: SeededAs | undefined): string {
  const { namespaces } = discoveryState(context.state)
  const existing =
    findNamespace(context.state, context, named) ?? Object.values(namespaces).find(({ name }) => name === named)
  if (existing) return existing.id
  const prefix = namespaceArn(context, '')
  const id = named.startsWith(prefix) ? named.slice(prefix.length) : newId('ns-', context)
  put(namespaces, id, {
    id,
    name: named.replace(prefix, ''),
    type: 'HTTP',
    createdAt: context.now,
    tags: seededTags(as),
  })
  return id
}

import { regionalArn } from '../../arns.ts'
import { own } from '../../records.ts'
import type { Place, SandboxState } from '../../service.ts'

/** A namespace. */
export interface Namespace {
  readonly id: string
  readonly name: string
  readonly type: 'HTTP' | 'DNS_PRIVATE'
  readonly createdAt: number
  tags: Record<string, string>
}

/** A service of a namespace. */
export interface DiscoveryService {
  readonly id: string
  readonly name: string
  readonly namespaceId: string
  readonly createdAt: number
  /** The types of its DNS records, such as A and SRV; absent where it has none. */
  readonly recordTypes?: readonly string[]
  tags: Record<string, string>
}

/** What the sandbox remembers of Cloud Map. */
export interface ServiceDiscoveryState {
  /** By id, as services. */
  namespaces: Record<string, Namespace>
  services: Record<string, DiscoveryService>
  /** What asynchronous operations made, by the operation's id. */
  operations: Record<string, { readonly type: string; readonly target: string; readonly at: number }>
}

/** The part of the state that belongs to Cloud Map. */
export function discoveryState(state: SandboxState): ServiceDiscoveryState {
  return state['servicediscovery'] as ServiceDiscoveryState
}

/** The ARN of a namespace. */
export function namespaceArn(place: Place, id: string): string {
  return regionalArn(place, 'servicediscovery', `namespace/${id}`)
}

/** The ARN of a service. */
export function discoveryServiceArn(place: Place, id: string): string {
  return regionalArn(place, 'servicediscovery', `service/${id}`)
}

/** The namespace that an id or an ARN names. */
export function findNamespace(state: SandboxState, place: Place, named: string): Namespace | undefined {
  return own(discoveryState(state).namespaces, named.replace(namespaceArn(place, ''), ''))
}

/** The service that an id or an ARN names. */
export function findDiscoveryService(state: SandboxState, place: Place, named: string): DiscoveryService | undefined {
  return own(discoveryState(state).services, named.replace(discoveryServiceArn(place, ''), ''))
}

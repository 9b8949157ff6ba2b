import { regionalArn } from '../../arns.ts'
import { inputReader } from '../../input.ts'
import { own } from '../../records.ts'
import type { JsonObject, Place, SandboxState } from '../../service.ts'

const read = inputReader('InvalidInput')

/** A namespace. */
export interface Namespace {
  readonly id: string
  readonly name: string
  readonly type: 'HTTP' | 'DNS_PRIVATE'
  readonly createdAt: number
  description?: string
  readonly creatorRequestId?: string
  /** Of its names' start of authority, where a request gave one. Names are resolved nowhere. */
  timeToLive?: number
  tags: Record<string, string>
}

/** A service of a namespace. */
export interface DiscoveryService {
  readonly id: string
  readonly name: string
  readonly namespaceId: string
  readonly createdAt: number
  /** Members of the request, which are kept and answered: names and health checks. */
  settings?: JsonObject
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

/** The types of a service's DNS records, such as A and SRV; undefined where it has none. */
export function recordTypesOf({ settings }: DiscoveryService): readonly string[] | undefined {
  const records = read.objects(read.object(settings ?? {}, 'DnsConfig') ?? {}, 'DnsRecords')
  return records.length > 0 ? records.map((record) => read.requiredText(record, 'Type')) : undefined
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

import { characters } from '../../ids.ts'
import { inputReader, resourceTagKeys } from '../../input.ts'
import { pageOf } from '../../paging.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import {
  type DiscoveryService,
  discoveryServiceArn,
  discoveryState,
  findDiscoveryService,
  findNamespace,
  type Namespace,
  namespaceArn,
} from './store.ts'

/** Reads Cloud Map's inputs. */
export const read = inputReader('InvalidInput')

/** The namespace that `Id` or another member names. Throws `NamespaceNotFound`. */
export function requireNamespace(input: JsonObject, member: string, context: RequestContext): Namespace {
  const found = findNamespace(context.state, context, read.requiredText(input, member))
  if (found) return found
  throw new ServiceError('NamespaceNotFound', `Namespace with ID ${read.requiredText(input, member)} does not exist`)
}

/** The service that `Id` names. Throws `ServiceNotFound`. */
export function requireDiscoveryService(input: JsonObject, context: RequestContext): DiscoveryService {
  const found = findDiscoveryService(context.state, context, read.requiredText(input, 'Id'))
  if (found) return found
  throw new ServiceError('ServiceNotFound', `Service with ID ${read.requiredText(input, 'Id')} does not exist`)
}

/** What IAM is asked for an action on a namespace. */
export function namespaceCheck(action: string, named: string, context: RequestContext): AccessCheck {
  const resource = named.startsWith('arn:') ? named : namespaceArn(context, named)
  const tags = resourceTagKeys(findNamespace(context.state, context, named)?.tags)
  return { action: `servicediscovery:${action}`, resource, context: tags }
}

/** What IAM is asked for an action on a service. */
export function serviceCheck(action: string, named: string, context: RequestContext): AccessCheck {
  const resource = named.startsWith('arn:') ? named : discoveryServiceArn(context, named)
  const tags = resourceTagKeys(findDiscoveryService(context.state, context, named)?.tags)
  return { action: `servicediscovery:${action}`, resource, context: tags }
}

/** What a request says of a namespace's start of authority. */
export function timeToLiveIn(input: JsonObject): number | undefined {
  const dns = read.object(read.object(input, 'Properties') ?? {}, 'DnsProperties') ?? {}
  return read.number(read.object(dns, 'SOA') ?? {}, 'TTL', { min: 0, max: 2_147_483_647 })
}

/** An id: `ns-`, `srv-` or nothing, and letters. */
export function newId(prefix: string, context: RequestContext): string {
  return prefix + characters(context.ids, 'abcdefghijklmnopqrstuvwxyz234567', 16)
}

/** Takes down what an asynchronous operation has done; it is over at once. */
export function operationOf(type: string, target: string, context: RequestContext): JsonObject {
  const id = newId('', context)
  discoveryState(context.state).operations[id] = { type, target, at: context.now }
  return { OperationId: id }
}

/** One page of namespaces or services. */
export function page<Item extends { readonly id: string }>(items: readonly Item[], input: JsonObject) {
  return pageOf(items, {
    limit: read.number(input, 'MaxResults', { min: 1, max: 100 }) ?? 100,
    token: read.text(input, 'NextToken'),
    keyOf: ({ id }) => id,
    invalidToken: () => new ServiceError('InvalidInput', 'The next token is invalid'),
  })
}

/** The values by which a request's filters select, by the filter's name; of conditions the sandbox knows equality. Throws `InvalidInput`. */
export function filtersIn(
  input: JsonObject,
  known: readonly string[],
): { readonly name: string; readonly values: string[] }[] {
  return read.objects(input, 'Filters').map((filter) => {
    const name = read.requiredText(filter, 'Name')
    const condition = read.text(filter, 'Condition') ?? 'EQ'
    if (known.includes(name) && (condition === 'EQ' || condition === 'IN'))
      return { name, values: read.texts(filter, 'Values') }
    throw new ServiceError('InvalidInput', `The sandbox filters by ${known.join(' and ')} alone, with EQ or IN.`)
  })
}

import type { Incoming, RequestHead } from '../incoming.ts'
import { put } from '../records.ts'
import type { Reply } from '../reply.ts'
import { type JsonObject, ServiceError } from '../service.ts'
import { awsJson } from './aws-json.ts'
import { parseJsonBody } from './json-body.ts'
import type { AuthenticationRefusal, DecodedRequest, Exchange, Protocol } from './protocol.ts'

/** `GET /2015-03-31/functions/{FunctionName}` and the operation that it is. */
export type Route = readonly [method: string, path: string, operation: string]

/** What differs between services that speak restJson. */
interface RestDialect {
  readonly routes: readonly Route[]
  /** Members that come in the query, by parameter: `{ MaxItems: 'MaxItems' }`. Values are strings. */
  readonly query?: Readonly<Record<string, string>>
  /** Likewise, of those that are lists: their parameter stands once for each item. */
  readonly queryLists?: Readonly<Record<string, string>>
  /** Status of an answer, where it is not 200. */
  readonly statuses?: Readonly<Record<string, number>>
}

/**
 * restJson1: the operation is in method and path, members in path, query and a JSON body.
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html (checked 2026-11)
 */
export function restJson({ routes, query = {}, queryLists = {}, statuses = {} }: RestDialect): Protocol {
  const { authentication } = awsJson({ target: '' })
  const compiled = routes.map(([method, path, operation]) => ({ method, operation, ...compile(path) }))

  function routeOf({ method, url }: RequestHead) {
    for (const route of compiled) {
      const match = route.method === method ? route.pattern.exec(url.pathname) : null
      if (match) return { operation: route.operation, labels: route.labels, values: match.slice(1) }
    }
    return undefined
  }

  return {
    name: 'restJson',
    // Values of paths and queries are strings.
    spelling: 'strings',
    claims: (head) => routeOf(head) !== undefined,
    peek: (incoming) => routeOf(incoming)?.operation,

    decode(incoming: Incoming, service: string): DecodedRequest {
      const route = routeOf(incoming)
      if (!route) throw unknownOperation(service, `${incoming.method} ${incoming.url.pathname.slice(0, 100)}`)
      const input: JsonObject = { ...parseJsonBody(incoming.body) }
      for (const [parameter, member] of Object.entries(query)) {
        const value = incoming.url.searchParams.get(parameter)
        if (value !== null) put(input, member, value)
      }
      for (const [parameter, member] of Object.entries(queryLists)) {
        const values = incoming.url.searchParams.getAll(parameter)
        if (values.length > 0) put(input, member, values)
      }
      route.labels.forEach((label, index) => {
        put(input, label, decodeLabel(route.values[index] ?? ''))
      })
      return { operation: `${service}:${route.operation}`, input }
    },

    encode: (output, exchange) =>
      respond(statuses[exchange.decoded?.operation.split(':')[1] ?? ''] ?? 200, output, exchange),

    encodeError(error, exchange) {
      const body: JsonObject = { Type: error.status < 500 ? 'User' : 'Service', ...error.members }
      if (error.wireMessage !== undefined) body['Message'] = error.wireMessage
      return respond(error.status, body, exchange, { 'x-amzn-errortype': error.code })
    },

    authentication: {
      ...authentication,
      ...Object.fromEntries(Object.entries(authentication).map(([problem, refusal]) => [problem, forbidden(refusal)])),
    },

    denied: { code: 'AccessDeniedException', status: 403 },
    unknownOperation,
  }
}

function forbidden(refusal: AuthenticationRefusal): AuthenticationRefusal {
  return { ...refusal, status: 403 }
}

function unknownOperation(service: string, operation: string): ServiceError {
  return new ServiceError('UnknownOperationException', `The sandbox does not serve ${service}:${operation}.`, {
    status: 404,
  })
}

function compile(path: string): { pattern: RegExp; labels: string[] } {
  const labels = [...path.matchAll(/\{(\w+)\}/g)].map(([, label = '']) => label)
  const source = path.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '([^/]+)')
  return { pattern: new RegExp(`^${source}/?$`), labels }
}

function decodeLabel(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new ServiceError('SerializationException', 'The path is not valid UTF-8.')
  }
}

function respond(status: number, body: JsonObject, exchange: Exchange, headers: Record<string, string> = {}): Reply {
  const own = { 'content-type': 'application/json', 'x-amzn-requestid': exchange.requestId, ...headers }
  return { status, headers: own, body: status === 204 ? null : JSON.stringify(body) }
}

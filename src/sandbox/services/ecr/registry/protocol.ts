import type { RequestHead } from '../../../incoming.ts'
import type { Exchange, Protocol } from '../../../protocols/index.ts'
import { type JsonObject, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { registryOf } from './host.ts'
import { isLinked, linkFor } from './tokens.ts'

const usual = { 'docker-distribution-api-version': 'registry/2.0' }
const unauthorised = { code: 'UNAUTHORIZED', status: 401, message: 'Not Authorized' }

/**
 * The HTTP interface of registries, as far as it is read. https://github.com/opencontainers/distribution-spec/blob/main/spec.md (checked 2026-11)
 * Answers of operations have `body`, `mediaType` and `digest`; a layer's is handed out by a link, as S3's is on AWS.
 */
export const registryProtocol: Protocol = {
  name: 'registry',
  claims: (head) => registryOf(hostOf(head)) !== undefined && /^\/v2(\/|$)/.test(head.url.pathname),
  peek: (incoming) => routeOf(incoming)?.operation,

  decode(incoming, service) {
    const route = routeOf(incoming)
    if (!route) {
      const message = `The sandbox does not serve ${incoming.method} ${incoming.url.pathname.slice(0, 200)}.`
      throw new ServiceError('UNSUPPORTED', message, { status: 405 })
    }
    const accept = incoming.headers.get('accept')
    const input = { ...route.input, ...(accept !== null && { accept }) }
    return { operation: `${service}:${route.operation}`, input }
  },

  encode(output, exchange) {
    const { incoming, decoded } = exchange
    if (decoded?.operation === 'ecr-registry:GetBlob' && incoming.method === 'GET' && !isLinked(incoming)) {
      return { status: 307, headers: { ...usual, location: linkFor(incoming) }, body: null }
    }
    const body = read.text(output, 'body') ?? ''
    const headers: Record<string, string> = {
      ...usual,
      'content-type': read.text(output, 'mediaType') ?? 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }
    const digest = read.text(output, 'digest')
    if (digest !== undefined) headers['docker-content-digest'] = digest
    return { status: 200, headers, body: incoming.method === 'HEAD' ? null : body }
  },

  encodeError(error, exchange) {
    const headers: Record<string, string> = { ...usual, 'content-type': 'application/json' }
    if (error.status === 401) headers['www-authenticate'] = challenge(exchange)
    const body = { errors: [{ code: error.code, message: error.wireMessage ?? error.code }] }
    return { status: error.status, headers, body: exchange.incoming.method === 'HEAD' ? null : JSON.stringify(body) }
  },

  authentication: {
    missing: unauthorised,
    incomplete: unauthorised,
    'bad token': unauthorised,
    'unknown key': unauthorised,
    // reported by users: the text (`docker pull` after twelve hours)
    'expired token': {
      code: 'DENIED',
      status: 403,
      message: 'Your authorization token has expired. Reauthenticate and try again.',
    },
    'bad signature': unauthorised,
    'bad scope': unauthorised,
    skewed: unauthorised,
    'presigned expired': unauthorised,
    'bad payload hash': unauthorised,
    'unsigned headers': unauthorised,
  },

  denied: { code: 'DENIED', status: 403 },
  unknownOperation: (_service, operation) => new ServiceError('UNSUPPORTED', operation, { status: 405 }),
}

function hostOf({ url, headers }: RequestHead): string {
  return headers.get('host') ?? url.host
}

function challenge({ incoming }: Exchange): string {
  return `Basic realm="https://${hostOf(incoming)}/",service="ecr.amazonaws.com"`
}

function routeOf({ method, url }: RequestHead): { operation: string; input: JsonObject } | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined
  if (/^\/v2\/?$/.test(url.pathname)) return { operation: 'GetVersion', input: {} }
  const [, name, kind, reference] = /^\/v2\/(.+)\/(manifests|blobs|tags)\/([^/]+)$/.exec(url.pathname) ?? []
  if (name === undefined || reference === undefined) return undefined
  if (kind === 'tags') return reference === 'list' ? { operation: 'ListTags', input: { name } } : undefined
  return { operation: kind === 'blobs' ? 'GetBlob' : 'GetManifest', input: { name, reference } }
}

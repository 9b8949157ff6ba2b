import type { Incoming } from '../incoming.ts'
import { own, put } from '../records.ts'
import type { Reply } from '../reply.ts'
import { type Json, type JsonObject, ServiceError } from '../service.ts'
import type { DecodedRequest, Exchange, Protocol } from './protocol.ts'
import { xmlDocument } from './xml.ts'

/** What differs between services that speak awsQuery. */
interface QueryDialect {
  /** The API's version: `2010-05-08` of IAM. */
  readonly version: string
  /** Default: `https://SERVICE.amazonaws.com/doc/VERSION/`. */
  readonly namespace?: string
  /** Operations whose answer has a Result though nothing is in it: clients that are made from AWS's models look for it. Default: none. */
  readonly emptyResults?: RegExp
}

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
const invalidToken = 'The security token included in the request is invalid.'

/**
 * awsQuery: form fields in, XML out. Lists come as `Name.member.1`, maps as `Name.entry.1.key`.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html (checked 2026-11)
 */
export function query({ version, namespace, emptyResults }: QueryDialect): Protocol {
  function namespaceOf(service: string): string {
    return namespace ?? `https://${service}.amazonaws.com/doc/${version}/`
  }
  return {
    ...common,

    claims({ method, url, headers }) {
      if (url.searchParams.has('Action')) return url.searchParams.get('Version') === version
      // The version of a form is in its body, which is not read yet: the first service of this protocol refuses for all.
      return method === 'POST' && (headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded')
    },

    decode(incoming: Incoming, service: string): DecodedRequest {
      const fields = formFields(incoming)
      const action = fields.get('Action') ?? ''
      const wanted = fields.get('Version') ?? ''
      const isServed = wanted === '' || wanted === version
      if (!/^\w+$/.test(action) || !isServed) throw unknownAction(action, wanted)
      fields.delete('Action')
      fields.delete('Version')
      return { operation: `${service}:${action}`, input: nest(fields) }
    },

    encode(output, exchange) {
      const operation = operationName(exchange)
      const hasResult = Object.keys(output).length > 0 || emptyResults?.test(operation)
      const result: JsonObject = hasResult ? { [`${operation}Result`]: output } : {}
      const content = { ...result, ResponseMetadata: { RequestId: exchange.requestId } }
      return respond(
        200,
        xmlDocument(`${operation}Response`, namespaceOf(exchange.service), content, 'member'),
        exchange,
      )
    },

    encodeError(error, exchange) {
      const content = {
        Error: {
          Type: error.status < 500 ? 'Sender' : 'Receiver',
          Code: error.code,
          Message: error.wireMessage ?? '',
          ...error.members,
        },
        RequestId: exchange.requestId,
      }
      const document = xmlDocument('ErrorResponse', namespaceOf(exchange.service), content, 'member')
      return respond(error.status, document, exchange)
    },

    unknownOperation: (_service, operation) => unknownAction(operation, version),
  }
}

const common: Pick<Protocol, 'name' | 'peek' | 'spelling' | 'authentication' | 'denied'> = {
  name: 'query',
  spelling: 'strings',

  peek: ({ url, body }) =>
    url.searchParams.get('Action')?.slice(0, 128) ??
    /(?:^|&)Action=(\w{1,128})/.exec(body.subarray(0, 4096).toString('latin1'))?.[1],

  authentication: {
    missing: {
      code: 'MissingAuthenticationToken',
      status: 403,
      message: 'Request is missing Authentication Token',
    },
    incomplete: { code: 'IncompleteSignature', status: 400, message: 'Incomplete signature' },
    'unknown key': { code: 'InvalidClientTokenId', status: 403, message: invalidToken },
    'bad token': { code: 'InvalidClientTokenId', status: 403, message: invalidToken },
    'expired token': {
      code: 'ExpiredToken',
      status: 403,
      message: 'The security token included in the request is expired',
    },
    'bad signature': { code: 'SignatureDoesNotMatch', status: 403, message: mismatch },
    'bad scope': { code: 'SignatureDoesNotMatch', status: 403, message: mismatch },
    skewed: { code: 'SignatureDoesNotMatch', status: 403, message: mismatch },
    'presigned expired': { code: 'SignatureDoesNotMatch', status: 403, message: mismatch },
    'bad payload hash': { code: 'SignatureDoesNotMatch', status: 403, message: mismatch },
    'unsigned headers': { code: 'SignatureDoesNotMatch', status: 403, message: mismatch },
  },

  denied: { code: 'AccessDenied', status: 403 },
}

function unknownAction(action: string, version: string): ServiceError {
  return new ServiceError(
    'InvalidAction',
    `Could not find operation ${action.slice(0, 100)} for version ${version.slice(0, 20)}: the sandbox does not serve it`,
  )
}

function operationName(exchange: Exchange): string {
  return exchange.decoded?.operation.split(':')[1] ?? 'Unknown'
}

function respond(status: number, body: string, exchange: Exchange): Reply {
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': exchange.requestId }, body }
}

/** The fields of a form body, or of the address: presigned GetCallerIdentity is a GET. */
function formFields(incoming: Incoming): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [name, value] of incoming.url.searchParams) if (!name.startsWith('X-Amz-')) fields.set(name, value)
  if (incoming.method !== 'POST') return fields
  for (const [name, value] of new URLSearchParams(incoming.body.toString('utf8'))) fields.set(name, value)
  return fields
}

interface Node {
  value?: string
  readonly members: Record<string, Node>
}

/** Field names are paths; no operation of AWS has deep ones. */
const maximumDepth = 16

function nest(fields: ReadonlyMap<string, string>): JsonObject {
  const root: Node = { members: {} }
  for (const [name, value] of fields) {
    const path = name.split('.')
    if (path.length > maximumDepth) throw new ServiceError('MalformedInput', 'Unable to parse request parameters')
    let node = root
    for (const part of path) {
      const next: Node = own(node.members, part) ?? { members: {} }
      put(node.members, part, next)
      node = next
    }
    node.value = value
  }
  return structure(root)
}

function structure(node: Node): JsonObject {
  const result: JsonObject = {}
  for (const [name, member] of Object.entries(node.members)) put(result, name, json(member))
  return result
}

function json(node: Node): Json {
  const [only, ...others] = Object.entries(node.members)
  if (!only) return node.value ?? ''
  const [name, inner] = only
  if (others.length === 0 && name === 'member') return numbered(inner).map(json)
  if (others.length === 0 && name === 'entry') return map(inner)
  return structure(node)
}

/** The items of a list in the order of their numbers, which may have gaps. */
function numbered(node: Node): Node[] {
  return Object.entries(node.members)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item)
}

function map(node: Node): JsonObject {
  const result: JsonObject = {}
  for (const entry of numbered(node)) {
    const { key, value } = entry.members
    if (key?.value !== undefined && value) put(result, key.value, json(value))
  }
  return result
}

import {
  type Member,
  memberOf,
  operationShapes,
  type ShapeTable,
  type StructureShape,
  shapeOf,
  typeOf,
} from '../../shapes/index.ts'
import type { Endpoint } from '../endpoint.ts'
import type { HttpResponse } from '../port.ts'
import {
  bytes,
  type Encoded,
  type ErrorAnswer,
  escapeText,
  type Outgoing,
  type ProtocolCodec,
  statusCode,
  text,
} from './protocol.ts'
import { childText, type Element, parseXml, readStructure } from './xml.ts'

/**
 * S3: the shapes say what goes into path, query, headers and body. An object's content is `body`, both ways in bytes (going out also text);
 * dates stay text.
 */
export const s3: ProtocolCodec = {
  usesShapes: true,
  encode: (call) => {
    const { input, table, http } = shapesOf(call)
    const [method = 'GET', template = '/'] = http.split(' ')
    const parts: Parts = { labels: {}, query: {}, headers: {}, body: undefined }
    for (const [name, value] of Object.entries(call.input)) {
      const member = memberOf(input, name)
      if (!member) throw new Error(`bug: s3:${call.operation} has no member ${name}`)
      if (value !== undefined && value !== null) bind(parts, table, name, member, value)
    }
    const [, constant = ''] = template.split('?')
    for (const [name, value] of new URLSearchParams(constant)) parts.query[name] = value
    const { Bucket: bucket = '', Key: key } = parts.labels
    return {
      method,
      ...address(call.endpoint, bucket, key === undefined ? undefined : escapeKey(key)),
      query: parts.query,
      headers: parts.headers,
      body: parts.body,
    }
  },
  decode: (call, response) => {
    const { output, table } = shapesOf(call)
    if (!output) return {}
    const result = readHeaders(table, output, response.headers)
    const payload = Object.keys(output.members).find((name) => memberOf(output, name)?.payload)
    if (payload) return { ...result, body: response.body }
    const inBody = Object.keys(output.members).some((name) => {
      const member = memberOf(output, name)
      return member && !member.header && !member.prefix
    })
    if (!inBody || response.body.byteLength === 0) return result
    return { ...result, ...readBody(table, output, response.body) }
  },
  decodeError,
}

/** `GetBucketLocation` is the one answer whose root is the value itself. */
function readBody(table: ShapeTable, output: StructureShape, body: Uint8Array): Record<string, unknown> {
  const { name, content } = parseXml(text(body))
  const wrapped: Element = Object.hasOwn(output.members, name) ? { [name]: content } : content
  return readStructure(table, bodyMembers(output), wrapped)
}

function bodyMembers(shape: StructureShape): StructureShape {
  return {
    members: Object.fromEntries(
      Object.entries(shape.members).filter(([name]) => {
        const member = memberOf(shape, name)
        return member && !member.header && !member.prefix
      }),
    ),
  }
}

function shapesOf({ shapes, operation }: Outgoing) {
  const found = shapes && operationShapes(shapes, operation)
  if (!shapes || !found?.input || !found.http) throw new Error(`bug: s3:${operation} is not among the shapes`)
  const output = found.output === null ? undefined : shapeOf(shapes, found.output)
  return { table: shapes, input: shapeOf(shapes, found.input), output, http: found.http }
}

interface Parts {
  readonly labels: Record<string, string>
  readonly query: Record<string, string>
  readonly headers: Record<string, string>
  body: Uint8Array | undefined
}

function bind(parts: Parts, table: ShapeTable, name: string, member: Member, value: unknown): void {
  if (member.label) parts.labels[name] = String(value)
  else if (member.query) parts.query[member.query] = String(value)
  else if (member.header) parts.headers[member.header] = String(value)
  else if (member.prefix)
    for (const [key, inner] of Object.entries(value ?? {}))
      parts.headers[`${member.prefix}${key.toLowerCase()}`] = String(inner)
  else if (member.payload) parts.body = payload(table, member, value)
}

function payload(table: ShapeTable, member: Member, value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  const type = typeOf(table, member.type)
  if (type.kind !== 'structure') return bytes(String(value))
  return bytes(
    `<${member.xml ?? type.name} xmlns="${table.xmlNamespace ?? ''}">${writeMembers(value)}</${member.xml ?? type.name}>`,
  )
}

/** Enough for a bucket's location; lists are not among what is sent. */
function writeMembers(value: unknown): string {
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([name, inner]) => `<${name}>${writeMembers(inner)}</${name}>`)
        .join('')
    : String(value).replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? letter)
}

function escapeKey(key: string): string {
  return key.split('/').map(escapeText).join('/')
}

/**
 * The bucket in the host name, as AWS wants it; in the path where a host name cannot hold it (upper case, or a dot, which no certificate
 * of AWS covers) and at endpoints that somebody chose, because emulators are mostly reached by one name only.
 */
function address(endpoint: Endpoint, bucket: string, key: string | undefined): Pick<Encoded, 'path' | 'url'> {
  const inHost = !endpoint.custom && /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket)
  if (inHost) return { path: `/${key ?? ''}`, url: endpoint.url.replace('//', `//${bucket}.`) }
  return { path: `/${escapeText(bucket)}${key === undefined ? '' : `/${key}`}` }
}

function readHeaders(
  table: ShapeTable,
  shape: StructureShape,
  headers: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const name of Object.keys(shape.members)) {
    const member = memberOf(shape, name)
    const { prefix, header } = member ?? {}
    if (prefix) {
      const found = Object.entries(headers).filter(([key]) => key.startsWith(prefix))
      if (found.length)
        result[name] = Object.fromEntries(found.map(([key, value]) => [key.slice(prefix.length), value]))
    }
    const value = header === undefined ? undefined : headers[header]
    if (member && value !== undefined) result[name] = readHeader(table, member, value)
  }
  return result
}

function readHeader(table: ShapeTable, { type }: Member, value: string): unknown {
  const { kind } = typeOf(table, type)
  return kind === 'number' ? Number(value) : kind === 'boolean' ? value === 'true' : value
}

/** A HEAD answers an error without a body: the status is all there is. */
const bare: Readonly<Record<number, string>> = {
  301: 'PermanentRedirect',
  304: 'NotModified',
  307: 'TemporaryRedirect',
  400: 'BadRequest',
  403: 'AccessDenied',
  404: 'NotFound',
  412: 'PreconditionFailed',
}

function decodeError(_: Outgoing, { status, headers, body }: HttpResponse): ErrorAnswer {
  const region = headers['x-amz-bucket-region']
  try {
    const { content } = parseXml(text(body))
    return {
      code: childText(content, 'Code') ?? bare[status] ?? statusCode(status),
      message: childText(content, 'Message'),
      requestId: childText(content, 'RequestId'),
      region: region ?? childText(content, 'Region'),
    }
  } catch {
    return { code: bare[status] ?? statusCode(status), message: undefined, region }
  }
}

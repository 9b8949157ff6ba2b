import {
  type Member,
  memberOf,
  operationShapes,
  type ShapeTable,
  shapeOf,
  type TypeText,
  typeOf,
} from '../../shapes/index.ts'
import type { HttpResponse } from '../port.ts'
import { bytes, type ErrorAnswer, escapeText, type Outgoing, type ProtocolCodec, statusCode, text } from './protocol.ts'
import { child, childText, guess, parseXml, readStructure } from './xml.ts'

/**
 * AWS's query protocol: a form goes out, XML comes back. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html (checked 2026-11).
 * Numbers and booleans are read as such, dates stay text. Without a table of shapes lists are recognised by their `member` elements,
 * and everything else is text: an empty list is then an empty text.
 */
export const query: ProtocolCodec = {
  usesShapes: true,
  encode: ({ spec, operation, input, shapes }) => {
    const fields: [string, string][] = [
      ['Action', operation],
      ['Version', spec.version ?? ''],
    ]
    const shape = shapes && operationShapes(shapes, operation)?.input
    flatten(fields, '', input, shape ? { table: shapes, type: shape } : undefined)
    return {
      method: 'POST',
      path: '/',
      query: {},
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: bytes(fields.map(([name, value]) => `${escapeText(name)}=${escapeText(value)}`).join('&')),
    }
  },
  decode: ({ operation, shapes }, { body }) => {
    const { content } = parseXml(text(body))
    const result = child(content, `${operation}Result`) ?? {}
    const shape = shapes && operationShapes(shapes, operation)?.output
    return shape ? readStructure(shapes, shapeOf(shapes, shape), result) : guess(result)
  },
  decodeError,
}

interface Shaped {
  readonly table: ShapeTable
  readonly type: TypeText
  readonly member?: Member
}

/** Turns a value into fields: `Tags.member.1.Key`. Without a shape it goes by the value alone, as for members newer than the shapes. */
function flatten(fields: [string, string][], prefix: string, value: unknown, shaped: Shaped | undefined): void {
  const type = shaped && typeOf(shaped.table, shaped.type)
  if (value === undefined || value === null) return
  if (Array.isArray(value)) {
    flattenList(fields, prefix, value, shaped)
  } else if (typeof value !== 'object') {
    fields.push([prefix, String(value)])
  } else if (shaped && type?.kind === 'map') {
    flattenMap(fields, prefix, value, { ...shaped, type: type.value })
  } else {
    for (const [name, inner] of Object.entries(value)) {
      const member = type?.kind === 'structure' ? memberOf(type.shape, name) : undefined
      const path = `${prefix}${prefix && '.'}${member?.xml ?? name}`
      flatten(fields, path, inner, shaped && member && { table: shaped.table, type: member.type, member })
    }
  }
}

function flattenList(
  fields: [string, string][],
  prefix: string,
  list: readonly unknown[],
  shaped: Shaped | undefined,
): void {
  const type = shaped && typeOf(shaped.table, shaped.type)
  const element = shaped && type?.kind === 'list' ? { table: shaped.table, type: type.element } : undefined
  const base = shaped?.member?.flat ? prefix : `${prefix}.${shaped?.member?.item ?? 'member'}`
  if (list.length === 0) fields.push([prefix, ''])
  list.forEach((item, index) => {
    flatten(fields, `${base}.${index + 1}`, item, element)
  })
}

function flattenMap(fields: [string, string][], prefix: string, map: object, shaped: Shaped): void {
  const base = shaped.member?.flat ? prefix : `${prefix}.entry`
  Object.entries(map).forEach(([key, value], index) => {
    fields.push([`${base}.${index + 1}.key`, key])
    flatten(fields, `${base}.${index + 1}.value`, value, { table: shaped.table, type: shaped.type })
  })
}

function decodeError(_: Outgoing, { status, body }: HttpResponse): ErrorAnswer {
  try {
    const { content } = parseXml(text(body))
    // `<ErrorResponse><Error>`, or the form of EC2: `<Response><Errors><Error>`.
    const error = child(content, 'Error') ?? child(child(content, 'Errors'), 'Error')
    return {
      code: childText(error, 'Code') ?? statusCode(status),
      message: childText(error, 'Message'),
      requestId: childText(content, 'RequestId') ?? childText(content, 'RequestID'),
    }
  } catch {
    return { code: statusCode(status), message: undefined }
  }
}

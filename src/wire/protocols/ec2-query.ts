import { memberOf, operationShapes, type ShapeTable, shapeOf, type TypeText, typeOf } from '../../shapes/index.ts'
import { bytes, escapeText, type ProtocolCodec, text } from './protocol.ts'
import { query } from './query.ts'
import { guess, parseXml, readStructure } from './xml.ts'

/**
 * EC2's dialect of the query protocol: members begin with a capital letter, lists are always flat and left out where they are empty, and an
 * answer's members stand in its root. https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html (checked 2026-11)
 */
export const ec2Query: ProtocolCodec = {
  ...query,
  encode: ({ spec, operation, input, shapes }) => {
    const shape = shapes && operationShapes(shapes, operation)?.input
    const fields = [
      ['Action', operation],
      ['Version', spec.version ?? ''],
      ...fieldsOf('', input, shape && shapes ? { table: shapes, type: shape } : undefined),
    ]
    return {
      method: 'POST',
      path: '/',
      query: {},
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: bytes(fields.map(([name = '', value = '']) => `${escapeText(name)}=${escapeText(value)}`).join('&')),
    }
  },
  decode: ({ operation, shapes }, { body }) => {
    const { content } = parseXml(text(body))
    const shape = shapes && operationShapes(shapes, operation)?.output
    return shape ? readStructure(shapes, shapeOf(shapes, shape), content) : guess(content)
  },
}

interface Shaped {
  readonly table: ShapeTable
  readonly type: TypeText
}

/** `Filter.1.Value.2`. Without a shape it goes by the value alone, as for members newer than the shapes. */
function fieldsOf(prefix: string, value: unknown, shaped: Shaped | undefined): string[][] {
  const type = shaped && typeOf(shaped.table, shaped.type)
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) {
    const element = shaped && type?.kind === 'list' ? { table: shaped.table, type: type.element } : undefined
    return value.flatMap((item, index) => fieldsOf(`${prefix}.${index + 1}`, item, element))
  }
  if (typeof value !== 'object') return [[prefix, String(value)]]
  return Object.entries(value).flatMap(([name, inner]) => {
    const member = type?.kind === 'structure' ? memberOf(type.shape, name) : undefined
    const path = `${prefix}${prefix && '.'}${capitalised(member?.xml ?? name)}`
    return fieldsOf(path, inner, shaped && member && { table: shaped.table, type: member.type })
  })
}

function capitalised(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

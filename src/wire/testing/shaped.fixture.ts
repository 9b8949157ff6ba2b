/** Random values that fit a shape, and XML of answers, for comparing codecs. */
import fc from 'fast-check'
import { memberOf, type ShapeTable, shapeOf, type TypeText, typeOf } from '../../shapes/index.ts'

// Text that XML can carry: no control characters, no lone surrogates.
const text = fc
  .string({
    unit: fc.constantFrom('a', 'Z', '0', ' ', '<', '&', '>', '"', "'", ':', '/', '+', '=', 'ü', '日', '\n', '%'),
  })
  .filter((value) => value.trim() === value)

/** Values of a type; recursive structures end after a few levels. */
export function fitting(table: ShapeTable, type: TypeText, depth = 3): fc.Arbitrary<unknown> {
  const found = typeOf(table, type)
  switch (found.kind) {
    case 'structure': {
      const names = Object.keys(found.shape.members)
      const fields = names.flatMap((name): [string, fc.Arbitrary<unknown>][] => {
        const member = memberOf(found.shape, name)
        return member && (depth > 0 || isSimple(table, member.type))
          ? [[name, fitting(table, member.type, depth - 1)]]
          : []
      })
      return fc.record(Object.fromEntries(fields), { requiredKeys: [] })
    }
    case 'list':
      return fc.array(fitting(table, found.element, depth), { maxLength: 3 })
    case 'map':
      return fc.dictionary(text, fitting(table, found.value, depth), { maxKeys: 2, noNullPrototype: true })
    case 'enum':
      return fc.constantFrom(...found.values)
    case 'number':
      return fc.integer({ min: -1000, max: 1_000_000 })
    case 'boolean':
      return fc.boolean()
    case 'timestamp':
      return fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => new Date(seconds * 1000))
    default:
      return text
  }
}

function isSimple(table: ShapeTable, type: TypeText): boolean {
  return typeOf(table, type).kind !== 'structure'
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
function escaped(value: string): string {
  return value.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter)
}

/** The members of a structure as AWS's query services write them. */
export function xmlOf(table: ShapeTable, shapeName: string, value: object): string {
  const shape = shapeOf(table, shapeName)
  return Object.entries(value)
    .map(([name, inner]) => {
      const member = memberOf(shape, name)
      return member && inner !== undefined
        ? `<${member.xml ?? name}>${content(table, member.type, inner)}</${member.xml ?? name}>`
        : ''
    })
    .join('')
}

function content(table: ShapeTable, type: TypeText, value: unknown): string {
  const found = typeOf(table, type)
  if (found.kind === 'list' && Array.isArray(value))
    return value.map((item) => `<member>${content(table, found.element, item)}</member>`).join('')
  if (found.kind === 'map')
    return Object.entries(value ?? {})
      .map(
        ([key, item]) => `<entry><key>${escaped(key)}</key><value>${content(table, found.value, item)}</value></entry>`,
      )
      .join('')
  if (found.kind === 'structure') return xmlOf(table, found.name, value ?? {})
  return escaped(value instanceof Date ? value.toISOString() : String(value))
}

/** Dates as the wire has them: what our decoder leaves as text, the SDK turns into dates. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null')
}

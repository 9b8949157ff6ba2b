import * as fc from 'fast-check'

import { memberOf, type ShapeTable, type TypeText, typeOf } from '../../../src/shapes/index.ts'

/** Random inputs that have the types of a structure, as far down as `depth`. Texts come from `texts`, or are any. */
export function shapedInput(
  table: ShapeTable,
  type: TypeText,
  texts: readonly string[],
  depth = 5,
): fc.Arbitrary<unknown> {
  const described = typeOf(table, type)
  const inner = (text: TypeText) => shapedInput(table, text, texts, depth - 1)
  switch (described.kind) {
    case 'number':
      return fc.oneof(fc.integer({ min: -2, max: 20 }), fc.constantFrom(-1e30, 0.5))
    case 'timestamp':
      return fc.integer({ min: -1, max: 2 ** 42 })
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...described.values) }, fc.constantFrom('', 'NO_SUCH'))
    case 'list':
      return depth <= 0 ? fc.constant([]) : fc.array(inner(described.element), { maxLength: 3 })
    case 'map':
      return depth <= 0 ? fc.constant({}) : fc.dictionary(text(texts), inner(described.value), { maxKeys: 3 })
    case 'structure': {
      const entries = Object.keys(described.shape.members).flatMap((name) => {
        const member = memberOf(described.shape, name)
        return member && depth > 0 ? [[name, inner(member.type)] as const] : []
      })
      const required = (described.shape.required ?? []).filter((name) => entries.some(([key]) => key === name))
      return fc.record(Object.fromEntries(entries), { requiredKeys: required })
    }
    default:
      return text(texts)
  }
}

function text(texts: readonly string[]): fc.Arbitrary<string> {
  const odd = fc.constantFrom(
    '',
    '*',
    '__proto__',
    'constructor',
    'a'.repeat(3000),
    '\u0000',
    '☕',
    'arn:aws:ecs',
    '-1',
  )
  return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...texts) }, odd, fc.string({ maxLength: 8 }))
}

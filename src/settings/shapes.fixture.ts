import fc, { type Arbitrary } from 'fast-check'
import { memberOf, type ShapeTable, shapeOf, type TypeText, typeOf } from '../shapes/index.ts'

type Value = unknown

/** Values that fit a structure of AWS, with some of its members. No member is null, empty or a default by itself. */
export function fitting(table: ShapeTable, shape: string, leaveOut: readonly string[] = []): Arbitrary<object> {
  return structure(table, shape, 0, leaveOut)
}

const DEEPEST = 6

function structure(table: ShapeTable, name: string, depth: number, leaveOut: readonly string[]): Arbitrary<object> {
  const { members, required = [] } = shapeOf(table, name)
  const model: Record<string, Arbitrary<Value>> = {}
  for (const key of Object.keys(members)) {
    const type = memberOf(shapeOf(table, name), key)?.type
    if (type !== undefined && !leaveOut.includes(key) && (depth < DEEPEST || required.includes(key)))
      model[key] = valueFitting(table, type, depth + 1)
  }
  return fc.record(model, { requiredKeys: required.filter((key) => key in model) })
}

function valueFitting(table: ShapeTable, text: TypeText, depth: number): Arbitrary<Value> {
  const type = typeOf(table, text)
  switch (type.kind) {
    case 'string':
    case 'blob':
      return word
    case 'number':
      return fc.integer({ min: 1, max: 99 })
    case 'boolean':
      return fc.boolean()
    case 'timestamp':
      return fc.integer({ min: 1, max: 99 })
    case 'document':
      return word
    case 'enum':
      return fc.constantFrom(...type.values)
    case 'list':
      return fc.array(valueFitting(table, type.element, depth), { minLength: 1, maxLength: 2 })
    case 'map':
      return fc.dictionary(word, valueFitting(table, type.value, depth), {
        minKeys: 1,
        maxKeys: 2,
        noNullPrototype: true,
      })
    case 'structure':
      return structure(table, type.name, depth, [])
  }
}

const word = fc.constantFrom('alpha', 'Beta', 'gamma-1', 'delta.x', '/eps', 'Zeta')

/** The same definition with the first letters of its keys in another case: only those of structures. */
export function respelt(table: ShapeTable, text: TypeText, value: Value, upper: () => boolean): Value {
  const type = typeOf(table, text)
  if (type.kind === 'list' && Array.isArray(value)) return value.map((one) => respelt(table, type.element, one, upper))
  if (type.kind !== 'structure' || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const member = memberOf(type.shape, key)
      const spelt = upper() ? key.slice(0, 1).toUpperCase() + key.slice(1) : key
      return [spelt, member ? respelt(table, member.type, inner, upper) : inner]
    }),
  )
}

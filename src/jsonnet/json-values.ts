import { wellFormed } from './code-points.ts'
import type { JsonValue } from './manifest.ts'
import { type FieldDefinition, PLAIN_LAYER, Shape } from './shape.ts'
import { type Env, JsonnetArray, JsonnetObject, type Value } from './values.ts'

/** Data as a value of the language. Throws on numbers that JSON does not have. */
export function valueOfJson(json: JsonValue): Value {
  if (typeof json === 'string') return wellFormed(json)
  if (typeof json === 'number' && !Number.isFinite(json))
    throw new Error(Number.isNaN(json) ? 'Not a number' : 'Overflow')
  if (json === null || typeof json !== 'object') return json
  if (Array.isArray(json)) return new JsonnetArray(json.map(valueOfJson))
  const fields = new Map<string, FieldDefinition>()
  for (const [name, member] of Object.entries(json)) {
    const value = valueOfJson(member)
    fields.set(wellFormed(name), {
      visibility: 'inherit',
      body: () => value,
      plus: null,
      constant: value,
      outer: NO_VARIABLES,
      written: null,
    })
  }
  return new JsonnetObject(Shape.ofLayer({ fields, code: PLAIN_LAYER, retained: null }, false), [null])
}

const NO_VARIABLES: Env = [null]

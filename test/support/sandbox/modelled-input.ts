import { type InputModel, type SimpleShape, shapeNamed } from '../../../src/sandbox/models/model.ts'
import { regularExpression } from '../../../src/sandbox/models/violations.ts'
import type { Json, JsonObject } from '../../../src/sandbox/service.ts'

/** One member of an operation's input, however deep. Elements of lists and maps are `0`. */
export interface MemberPath {
  readonly path: readonly string[]
  /** The name of its shape. */
  readonly type: string
  readonly required: boolean
}

/** All members of a structure, parents before children; a structure inside itself is left out. */
export function membersOf(model: InputModel, type: string, seen: readonly string[] = []): MemberPath[] {
  const shape = shapeNamed(model, type)
  if (seen.includes(type)) return []
  const under = (key: string, inner: string, required: boolean): MemberPath[] => [
    { path: [key], type: inner, required },
    ...membersOf(model, inner, [...seen, type]).map((one) => ({ ...one, path: [key, ...one.path] })),
  ]
  if (shape.kind === 'structure') {
    return Object.entries(shape.members).flatMap(([key, inner]) =>
      under(key, inner, shape.required?.includes(key) ?? false),
    )
  }
  if (shape.kind === 'list') return under('0', shape.element, false)
  return shape.kind === 'map' ? under('0', shape.value, false) : []
}

/** The input in which one member, with its parents and all that those need, has a value; `undefined` takes it away. */
export function inputWith(
  model: InputModel,
  type: string,
  path: readonly string[],
  value: Json | undefined,
): JsonObject {
  const made = valueWith(model, type, path, value)
  if (typeof made !== 'object' || made === null || Array.isArray(made)) throw new Error(`${type} is no structure`)
  return made
}

function valueWith(
  model: InputModel,
  type: string,
  path: readonly string[],
  value: Json | undefined,
): Json | undefined {
  const [first, ...rest] = path
  if (first === undefined) return value
  const shape = shapeNamed(model, type)
  if (shape.kind === 'list') return [valueWith(model, shape.element, rest, value) ?? null]
  if (shape.kind === 'map') return { [first]: valueWith(model, shape.value, rest, value) }
  if (shape.kind !== 'structure') throw new Error(`${type} has no members`)
  const member = shape.members[first]
  if (member === undefined) throw new Error(`${type} has no ${first}`)
  return { ...sampleObject(model, type), [first]: valueWith(model, member, rest, value) }
}

function sampleObject(model: InputModel, type: string): JsonObject {
  const made = sample(model, type)
  return typeof made === 'object' && made !== null && !Array.isArray(made) ? made : {}
}

/** A value that keeps the limits of its shape, with the members that must be there. */
export function sample(model: InputModel, type: string, depth = 0): Json {
  const shape = shapeNamed(model, type)
  switch (shape.kind) {
    case 'structure':
      return Object.fromEntries(
        (shape.required ?? []).map((name) => [name, sample(model, shape.members[name] ?? '', depth + 1)]),
      )
    case 'list':
      return Array.from({ length: shape.min ?? 0 }, () => sample(model, shape.element, depth + 1))
    case 'map':
      return {}
    case 'boolean':
      return true
    case 'integer':
    case 'number':
    case 'timestamp':
      return Math.max(shape.min ?? 1, 1)
    default:
      return sampleText(shape)
  }
}

const texts = [
  'x',
  '1',
  '/',
  'a'.repeat(20),
  'web',
  '111122223333',
  'eu-west-1',
  'arn:aws:iam::111122223333:role/web',
  '/web/',
]

function sampleText({ values, min = 0, max = Infinity, pattern }: SimpleShape): string {
  if (values?.[0] !== undefined) return values[0]
  const fitting = texts.find(
    (text) =>
      text.length >= min && text.length <= max && (pattern === undefined || regularExpression(pattern).test(text)),
  )
  return fitting ?? 'x'.repeat(Math.max(1, min))
}

import { isJsonObject, own } from '../records.ts'
import type { Json } from '../service.ts'
import { type InputModel, type Shape, shapeNamed } from './model.ts'

type Kind = Shape['kind']

/** A value of another type than the member's. */
export interface WrongType {
  readonly wanted: Kind
  readonly given: Json
}

/** Which types fit: JSON's own, or the strings that forms, paths and queries have for numbers and truth values as well. */
export type Spelling = 'json' | 'strings'

/** The first value of a wrong type in the input of an operation. `null` counts as absent, as it does for AWS; unknown members pass. */
export function wrongTypeIn(
  model: InputModel,
  structure: string,
  input: Json,
  spelling: Spelling,
): WrongType | undefined {
  const search = { model, spelling }
  return findIn(search, structure, input)
}

interface Search {
  readonly model: InputModel
  readonly spelling: Spelling
}

function findIn(search: Search, type: string, value: Json): WrongType | undefined {
  const shape = shapeNamed(search.model, type)
  // A list or structure without anything in it is a form field without a value.
  if (search.spelling === 'strings' && value === '') return undefined
  if (!fits(shape.kind, value, search.spelling)) return { wanted: shape.kind, given: value }
  if (shape.kind === 'list' && Array.isArray(value)) {
    return firstOf(value, (item) => findIn(search, shape.element, item))
  }
  if (!isJsonObject(value)) return undefined
  if (shape.kind === 'map') {
    return firstOf(Object.values(value), (item) =>
      item === null || item === undefined ? undefined : findIn(search, shape.value, item),
    )
  }
  if (shape.kind !== 'structure') return undefined
  return firstOf(Object.entries(value), ([name, item]) => {
    const member = own(shape.members, name)
    return member === undefined || item === null || item === undefined ? undefined : findIn(search, member, item)
  })
}

function fits(kind: Kind, value: Json, spelling: Spelling): boolean {
  switch (kind) {
    case 'structure':
    case 'map':
      return isJsonObject(value)
    case 'list':
      return Array.isArray(value)
    case 'integer':
    case 'number':
      return typeof value === 'number' || (spelling === 'strings' && isNumeral(kind, value))
    case 'boolean':
      return typeof value === 'boolean' || (spelling === 'strings' && (value === 'true' || value === 'false'))
    // Seconds since 1970, or the date that some clients write.
    case 'timestamp':
      return typeof value === 'number' || typeof value === 'string'
    default:
      return typeof value === 'string'
  }
}

// observed: test/vectors/iam/denials.json (`0900` and `+900` are whole numbers, `900.0` is none, nor is 2^31)
function isNumeral(kind: 'integer' | 'number', value: Json): boolean {
  if (typeof value !== 'string') return false
  if (kind === 'number') return /^[+-]?\d+(?:\.\d+)?$/.test(value)
  return /^[+-]?\d+$/.test(value) && Math.abs(Number(value)) < 2 ** 31
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => WrongType | undefined): WrongType | undefined {
  for (const item of items) {
    const found = find(item)
    if (found) return found
  }
  return undefined
}

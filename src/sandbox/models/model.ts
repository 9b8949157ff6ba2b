/** What the operations of a service take: made by scripts/input-models.mjs, data only. */
export interface InputModel {
  /** The structure that an operation takes, by the operation's name; null where it takes nothing. */
  readonly operations: Readonly<Record<string, string | null>>
  readonly shapes: Readonly<Record<string, Shape>>
}

/** A type with its limits. A structure names the shapes of its members. */
export type Shape = StructureShape | ListShape | MapShape | SimpleShape

export interface StructureShape {
  readonly kind: 'structure'
  readonly required?: readonly string[]
  readonly members: Readonly<Record<string, string>>
}

/** `min` and `max` count elements. */
export interface ListShape {
  readonly kind: 'list'
  readonly element: string
  readonly min?: number
  readonly max?: number
}

/** `min` and `max` count entries. */
export interface MapShape {
  readonly kind: 'map'
  readonly key: string
  readonly value: string
  readonly min?: number
  readonly max?: number
}

/** `min` and `max` are lengths of strings, bytes of blobs, values of numbers. */
export interface SimpleShape {
  readonly kind: 'string' | 'integer' | 'number' | 'boolean' | 'timestamp' | 'blob'
  readonly min?: number
  readonly max?: number
  /** A regular expression of Java's for the whole value. */
  readonly pattern?: string
  /** The values of an enumeration. */
  readonly values?: readonly string[]
  /** Never to be shown. */
  readonly sensitive?: true
}

/** A shape by name. Throws where the table does not have it, which is a bug of its maker. */
export function shapeNamed(model: InputModel, name: string): Shape {
  const shape = Object.hasOwn(model.shapes, name) ? model.shapes[name] : undefined
  if (!shape) throw new Error(`bug: there is no shape ${name}`)
  return shape
}

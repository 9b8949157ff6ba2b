/**
 * The values of a running template. Go's kinds are kept apart by JavaScript's own:
 * `undefined` is Go's invalid value (a missing key, nil data), `null` a nil interface, `bigint` an int, `number` a float64,
 * arrays are `[]interface {}` and objects `map[string]interface {}`, as `encoding/json` makes them.
 */
export type Value =
  | undefined
  | null
  | boolean
  | bigint
  | number
  | string
  | Byte
  | Complex
  | ValueList
  | ValueMap
  | Pending

/** A Go slice. */
export interface ValueList extends ReadonlyArray<Value> {}

/** A Go map with string keys. */
export interface ValueMap {
  readonly [key: string]: Value
}

/** A uint8: what indexing a string gives. */
export class Byte {
  readonly value: number

  constructor(value: number) {
    this.value = value
  }
}

/** A complex128. */
export class Complex {
  readonly real: number
  readonly imaginary: number

  constructor(real: number, imaginary: number) {
    this.real = real
    this.imaginary = imaginary
  }
}

/** A value this round cannot know: a lookup without an answer yet, or one that failed and has been noted. */
export class Pending {
  readonly pending = true
}

/** The pending value. */
export const PENDING = new Pending()

/** Kinds of parameters, by their Go names. `reflect.Value` takes anything and keeps an invalid value invalid. */
export type ParameterType = 'string' | 'int' | 'float64' | 'bool' | 'interface {}' | 'reflect.Value'

/** Go's name of the value's type. */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'bigint':
      return 'int'
    case 'number':
      return 'float64'
    case 'boolean':
      return 'bool'
    case 'undefined':
      return '<nil>'
    default:
      if (value === null) return 'interface {}'
      if (isList(value)) return '[]interface {}'
      if (value instanceof Byte) return 'uint8'
      if (value instanceof Complex) return 'complex128'
      return 'map[string]interface {}'
  }
}

/** True for a Go slice. */
export function isList(value: Value): value is ValueList {
  return Array.isArray(value)
}

/** True for a Go map. */
export function isMap(value: Value): value is ValueMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Byte) &&
    !(value instanceof Complex) &&
    !(value instanceof Pending)
  )
}

/** Value of a map's own key; `undefined` when it is missing. */
export function mapEntry(map: ValueMap, key: string): Value {
  if (!Object.hasOwn(map, key)) return undefined
  const entry = map[key]
  return entry === undefined ? null : entry
}

/** Go's truth: not the zero value of its type, not empty. */
export function isTrue(value: Value): boolean {
  switch (typeof value) {
    case 'string':
      return value !== ''
    case 'bigint':
      return value !== 0n
    case 'number':
      // NaN is not equal to 0 in Go, and so is true.
      return value !== 0
    case 'boolean':
      return value
    case 'undefined':
      return false
    default:
      if (value === null) return false
      if (isList(value)) return value.length > 0
      if (value instanceof Byte) return value.value !== 0
      if (value instanceof Complex) return value.real !== 0 || value.imaginary !== 0
      return Object.keys(value).length > 0
  }
}

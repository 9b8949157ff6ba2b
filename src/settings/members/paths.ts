import { isObject, type JsonObject } from '../definitions/index.ts'

/** The value at a path of keys; undefined where a part of the path is missing. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value)
}

/** All that stands at a path of keys, through lists. */
export function valuesAt(value: unknown, keys: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, keys))
  const [key, ...rest] = keys
  if (key === undefined) return [value]
  return isObject(value) ? valuesAt(value[key], rest) : []
}

/** A copy with another value at a path whose parent is an object; without a parent the same. */
export function withValueAt(object: JsonObject, [key, ...rest]: readonly string[], value: unknown): JsonObject {
  if (key === undefined) return object
  if (rest.length === 0) return { ...object, [key]: value }
  const inner = object[key]
  return isObject(inner) ? { ...object, [key]: withValueAt(inner, rest, value) } : object
}

/** A copy without what stands at a path. */
export function withoutValueAt(object: JsonObject, [key, ...rest]: readonly string[]): JsonObject {
  if (key === undefined || !Object.hasOwn(object, key)) return object
  if (rest.length === 0) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
  const inner = object[key]
  return isObject(inner) ? { ...object, [key]: withoutValueAt(inner, rest) } : object
}

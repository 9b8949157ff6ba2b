import type { JsonObject } from './service.ts'

/** Whether a value of JSON is an object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The member, if it is one of the object itself: names come from outside, and `constructor` is a name. */
export function own<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

/** Sets a member of the object itself, also one named `__proto__`. */
export function put<Value>(values: Record<string, Value>, name: string, value: Value): void {
  Object.defineProperty(values, name, { value, writable: true, enumerable: true, configurable: true })
}

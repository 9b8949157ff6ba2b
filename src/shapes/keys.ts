import type { StructureShape } from './table.ts'

/** Exactly AWS's spelling, or any case of its letters, as Go's JSON decoder (and so ecspresso) takes it. */
export type KeyCase = 'exact' | 'any'

/** AWS's spelling of a key, or undefined if the structure has no such member. */
export function memberName(shape: StructureShape, key: string, keyCase: KeyCase): string | undefined {
  if (Object.hasOwn(shape.members, key)) return key
  if (keyCase === 'exact') return undefined
  const folded = key.toLowerCase()
  return Object.keys(shape.members).find((name) => name.toLowerCase() === folded)
}

/** Tells JSON objects from lists, bytes and simple values. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
}

/** Sets a property even if it is called `__proto__`. */
export function put(target: Record<string, unknown>, key: string, value: unknown): void {
  // The prototype has a setter of this name alone; defining every property would make objects of a kind that is slow to read.
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
  else target[key] = value
}

import type { Aws } from '../calls/index.ts'

/**
 * Remembers what was read through each door: several lookups of one command are one call. Not longer: a plan walks many paths, each with a
 * door of its own, and all of them have to meet the call.
 */
export function oncePerDoor<T>(): (aws: Aws, key: string, read: () => Promise<T>) => Promise<T> {
  const doors = new WeakMap<Aws, Map<string, Promise<T>>>()
  return (aws, key, read) => {
    const kept = doors.get(aws) ?? new Map<string, Promise<T>>()
    doors.set(aws, kept)
    const found = kept.get(key) ?? read()
    kept.set(key, found)
    return found
  }
}

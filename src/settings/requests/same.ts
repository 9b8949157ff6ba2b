import { isObject, type JsonObject } from '../definitions/index.ts'

/** What AWS fills in where a request leaves it out, by the path of keys (lists leave no trace in it). */
export type Defaults = ReadonlyMap<string, unknown>

/**
 * Whether AWS's answer has what a request wants: the same values, and beyond them only what is empty or AWS's default. Object keys in any
 * order; lists element by element.
 */
export function isSame(wanted: unknown, live: unknown, defaults: Defaults, path = ''): boolean {
  if (Array.isArray(wanted) && Array.isArray(live))
    return wanted.length === live.length && wanted.every((element, i) => isSame(element, live[i], defaults, path))
  if (isObject(wanted) && isObject(live)) return hasSameMembers(wanted, live, defaults, path)
  if (wanted === undefined || live === undefined) {
    const given = wanted ?? live
    return isEmpty(given) || (defaults.has(path) && isSame(given, defaults.get(path), defaults, path))
  }
  return wanted === live
}

function hasSameMembers(wanted: JsonObject, live: JsonObject, defaults: Defaults, path: string): boolean {
  return [...new Set([...Object.keys(wanted), ...Object.keys(live)])].every((key) =>
    isSame(wanted[key], live[key], defaults, path === '' ? key : `${path}.${key}`),
  )
}

/** What is as good as missing. */
function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    value === 0 ||
    value === false ||
    (Array.isArray(value) && value.length === 0) ||
    (isObject(value) && Object.values(value).every(isEmpty))
  )
}

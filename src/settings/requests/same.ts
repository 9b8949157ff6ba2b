import { isObject, type JsonObject } from '../definitions/index.ts'

/** Options of comparing two values, by the path of keys (lists leave no trace in the path). */
export interface Comparison {
  /** Values that AWS takes for a missing member. */
  readonly usual: ReadonlyMap<string, unknown>
  /** Members that are left as they are where a request does not have them. */
  readonly left?: ReadonlySet<string>
}

/**
 * Whether AWS's answer has what a request wants: the same values, and beyond them only what is empty, usual or left. Object keys in any
 * order; lists element by element.
 */
export function isSame(wanted: unknown, live: unknown, comparison: Comparison, path = ''): boolean {
  if (Array.isArray(wanted) && Array.isArray(live))
    return wanted.length === live.length && wanted.every((element, i) => isSame(element, live[i], comparison, path))
  if (isObject(wanted) && isObject(live)) return hasSameMembers(wanted, live, comparison, path)
  if (wanted === undefined && comparison.left?.has(path)) return true
  if (wanted === undefined || live === undefined) {
    const given = wanted ?? live
    const { usual } = comparison
    const isUsual = usual.has(path) && isSame(given, usual.get(path), comparison, path)
    // `false` is no missing one where AWS takes a missing one for `true`.
    const isSaid = usual.has(path) && (given === false || given === 0)
    return isUsual || (!isSaid && isEmpty(given))
  }
  return wanted === live
}

function hasSameMembers(wanted: JsonObject, live: JsonObject, comparison: Comparison, path: string): boolean {
  return [...new Set([...Object.keys(wanted), ...Object.keys(live)])].every((key) =>
    isSame(wanted[key], live[key], comparison, path === '' ? key : `${path}.${key}`),
  )
}

/** Whether a value means the same as a missing member. */
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

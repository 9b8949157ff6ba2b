import { isMarked } from '../../calls/index.ts'
import type { PathSegment } from '../../shapes/index.ts'
import { isObject, type JsonObject } from '../json-object.ts'

/** A string that is known; undefined for a mark. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && !isMarked(value) ? value : undefined
}

/** A number that is known. */
export function number(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

/** A member of what may be no object. */
export function member(value: unknown, ...keys: readonly string[]): unknown {
  let inner = value
  for (const key of keys) inner = isObject(inner) ? inner[key] : undefined
  return inner
}

/** The strings of a list that are known. */
export function texts(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : []).flatMap((one) => text(one) ?? [])
}

/** An object in a list, and the way to it. */
export interface Placed {
  readonly value: JsonObject
  readonly path: readonly PathSegment[]
}

/** The objects of the list at a way of keys. */
export function objects(value: unknown, path: readonly PathSegment[], ...keys: readonly string[]): readonly Placed[] {
  const list = member(value, ...keys)
  return (Array.isArray(list) ? list : []).flatMap((one, i) =>
    isObject(one) ? [{ value: one, path: [...path, ...keys, i] }] : [],
  )
}

/**
 * The names in a list of named objects, by their places in it; `undefined` for one that is unknown. For lists that have hundreds of objects in
 * each container: a way to each of them, which `objects` makes, was most of what a first validation cost.
 */
export function namesIn(value: unknown, key: string): readonly (string | undefined)[] {
  const list = member(value, key)
  return Array.isArray(list) ? list.map((one) => (isObject(one) ? text(one['name']) : undefined)) : []
}

/** The places of names that stand before already. */
export function repeatedNames(names: readonly (string | undefined)[]): readonly number[] {
  if (new Set(names).size === names.length) return []
  return names.flatMap((name, at) => (name !== undefined && names.indexOf(name) < at ? [at] : []))
}

/** Members below which strings of the user's own stand, by names of the user's own: neither a number nor a role of AWS's is among them. */
const users = new Set([
  ...['command', 'dockerLabels', 'driverOpts', 'entryPoint', 'environment'],
  ...['hookDetails', 'labels', 'options', 'secrets'],
])

/**
 * Meets every string and number of a definition, but for those that are the user's own, with its key and the way to it, which is one list
 * that goes on changing: who keeps it copies it. A definition has thousands of members, and most break no rule: generators of generators
 * took ten times as long.
 */
export function eachLeaf(
  value: unknown,
  meet: (key: string, leaf: unknown, path: readonly PathSegment[]) => void,
): void {
  const path: PathSegment[] = []
  const visit = (inner: unknown, key: string): void => {
    if (typeof inner === 'string' || typeof inner === 'number') meet(key, inner, path)
    if (typeof inner !== 'object' || inner === null) return
    if (Array.isArray(inner)) {
      for (let at = 0; at < inner.length; at++) {
        path.push(at)
        visit(inner[at], key)
        path.pop()
      }
      return
    }
    for (const name of Object.keys(inner)) {
      if (users.has(name)) continue
      path.push(name)
      visit(Reflect.get(inner, name), name)
      path.pop()
    }
  }
  visit(value, '')
}

/** The containers of a task definition. */
export function containers(task: JsonObject): readonly Placed[] {
  return objects(task, [], 'containerDefinitions')
}

/** Whether a list of named things may hold more than is known: a lookup gives it, or one of its names. */
export function isOpenList(value: unknown, key = 'name'): boolean {
  if (typeof value === 'string') return isMarked(value)
  return (
    Array.isArray(value) &&
    value.some((one) => {
      const name = isObject(one) ? one[key] : one
      return typeof name === 'string' && isMarked(name)
    })
  )
}

/** Whether a task definition says that it runs on Fargate. */
export function isForFargate(task: JsonObject): boolean {
  return texts(task['requiresCompatibilities']).includes('FARGATE')
}

/** Whether a service definition runs its tasks on Fargate, as far as it says so itself. */
export function runsOnFargate(service: JsonObject): boolean {
  const providers = objects(service, [], 'capacityProviderStrategy')
  if (providers.length === 0) return text(service['launchType']) === 'FARGATE'
  return providers.every(({ value }) => text(value['capacityProvider'])?.startsWith('FARGATE'))
}

/** Those that have an equal before them. */
export function repeated<T>(all: readonly T[], keyOf: (one: T) => string | undefined): readonly T[] {
  const seen = new Set<string>()
  return all.filter((one) => {
    const key = keyOf(one)
    if (key === undefined || !seen.has(key)) {
      if (key !== undefined) seen.add(key)
      return false
    }
    return true
  })
}

import { isObject, type JsonObject } from '../definitions/index.ts'
import { type Comparison, isSame } from './same.ts'

/** A value that is wanted, and what is there in its place. */
export interface Aligned {
  readonly wanted: unknown
  readonly live: unknown
}

/**
 * Both values, written alike wherever they are the same to AWS: what one side leaves out and the other has as AWS's default stands on both.
 * What is left to tell apart is what an update would change.
 */
export function align(wanted: unknown, live: unknown, defaults: Comparison, path = ''): Aligned {
  if (isObject(wanted) && isObject(live)) return alignMembers(wanted, live, defaults, path)
  if (Array.isArray(wanted) && Array.isArray(live)) return alignLists(wanted, live, defaults, path)
  if (!isSame(wanted, live, defaults, path)) return { wanted, live }
  return { wanted: wanted ?? live, live: wanted ?? live }
}

function alignMembers(wanted: JsonObject, live: JsonObject, defaults: Comparison, path: string): Aligned {
  const ofWanted: [string, unknown][] = []
  const ofLive: [string, unknown][] = []
  for (const name of new Set([...Object.keys(wanted), ...Object.keys(live)])) {
    const aligned = align(wanted[name], live[name], defaults, path === '' ? name : `${path}.${name}`)
    if (aligned.wanted !== undefined) ofWanted.push([name, aligned.wanted])
    if (aligned.live !== undefined) ofLive.push([name, aligned.live])
  }
  return { wanted: Object.fromEntries(ofWanted), live: Object.fromEntries(ofLive) }
}

/** Elements are paired by their names where all have one; others by their place. */
function alignLists(wanted: readonly unknown[], live: readonly unknown[], defaults: Comparison, path: string): Aligned {
  const partners = partnersOf(wanted, live)
  const aligned = wanted.map((element, i) => {
    const at = partners.get(i)
    return at === undefined ? { element, at } : { ...align(element, live[at], defaults, path), at }
  })
  const byPlace = new Map(aligned.map((one) => [one.at, 'live' in one ? one.live : undefined]))
  return {
    wanted: aligned.map((one) => ('wanted' in one ? one.wanted : one.element)),
    live: live.map((element, i) => byPlace.get(i) ?? element),
  }
}

/** For each wanted element the place of the live one that it is compared with. */
function partnersOf(wanted: readonly unknown[], live: readonly unknown[]): ReadonlyMap<number, number> {
  const names = live.map(nameOf)
  const wantedNames = wanted.map(nameOf)
  const areNamed = [...names, ...wantedNames].every((name) => name !== undefined)
  const places = new Map<string | undefined, number>()
  for (const [at, name] of names.entries()) if (!places.has(name)) places.set(name, at) // of two with one name the first
  const partners = new Map<number, number>()
  for (const i of wanted.keys()) {
    const at = areNamed ? places.get(wantedNames[i]) : i
    if (at !== undefined && at < live.length) partners.set(i, at)
  }
  return partners
}

function nameOf(element: unknown): string | undefined {
  const name = isObject(element) ? (element['name'] ?? element['key']) : undefined
  return typeof name === 'string' ? name : undefined
}

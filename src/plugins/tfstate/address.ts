import type { JsonValue } from '../plugin.ts'
import { attributesOf, groupOf, type Instance, type Resource, resourceOf, type State, sensitiveIn } from './state.ts'

/** What stands at the beginning of an address: the value that its rest goes into. */
export interface Base {
  readonly value: JsonValue
  /** What follows: empty, a path (`.tags["a"]`), or a filter of jq. */
  readonly rest: string
  /** The sensitive parts of the value: of them a path or a filter may take a piece. */
  readonly sensitive: readonly JsonValue[]
}

/**
 * Finds the base of an address: the longest name of an output or a resource that it begins with, and an instance of it. A resource with
 * `count` or `for_each` is, without an index, all of its instances.
 */
export function baseOf(state: State, address: string): Base | undefined {
  for (let end = address.length; end > 0; end -= 1) {
    if (end < address.length && !isBoundary(address.charCodeAt(end))) continue
    const name = address.slice(0, end)
    const rest = address.slice(end)
    const output = state.outputs.get(name)
    if (output) return { value: output.value, rest, sensitive: output.isSensitive ? [output.value] : [] }
    const resource = state.resources.get(name)
    const base = resource && inResource(resourceOf(resource), rest)
    if (base) return base
  }
  return undefined
}

/** `.`, `[`, a blank, `|`. */
function isBoundary(code: number): boolean {
  return code === 46 || code === 91 || code === 32 || code === 124
}

function inResource(resource: Resource, rest: string): Base | undefined {
  const { instances } = resource
  const [only] = instances
  if (only && only.key === undefined) return ofInstance(only, resource, rest)
  const index = indexAt(rest)
  if (index) {
    const instance = instances.find(({ key }) => key === index.key)
    return instance && ofInstance(instance, resource, rest.slice(index.length))
  }
  // A path below all instances together would have to say which of them.
  if (rest.startsWith('.')) return undefined
  const value = groupOf(resource)
  return value === undefined ? undefined : { value, rest, sensitive: instances.flatMap(sensitiveIn) }
}

function ofInstance(instance: Instance, resource: Resource, rest: string): Base {
  return { value: attributesOf(instance, resource), rest, sensitive: sensitiveIn(instance) }
}

const index = /^\[(?:(\d+|-\d+)|("(?:[^"\\]|\\.)*"))\]/

/** `[0]`, `["key"]`: a key is a string of JSON; one with quotes or backslashes that were not escaped is taken as it stands. */
function indexAt(rest: string): { readonly key: number | string; readonly length: number } | undefined {
  const [whole, counted, keyed] = index.exec(rest) ?? []
  if (whole === undefined) return undefined
  return { key: keyed === undefined ? Number(counted) : keyOf(keyed), length: whole.length }
}

function keyOf(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted.slice(1, -1) // `\d` is no escape of JSON
  }
}

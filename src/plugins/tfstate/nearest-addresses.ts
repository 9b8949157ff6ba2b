import type { JsonValue } from '../plugin.ts'
import { attributesOf, resourceOf, type State } from './state.ts'

const SHOWN = 3

/** The addresses of a state that look most like one that is not there, best first. */
export function nearestAddresses(state: State, address: string): string[] {
  const wanted = pairsOf(address)
  const scored = [...candidates(state)].map((candidate) => ({ candidate, score: likeness(wanted, pairsOf(candidate)) }))
  return scored
    .sort((a, b) => b.score - a.score || a.candidate.localeCompare(b.candidate))
    .slice(0, SHOWN)
    .map(({ candidate }) => candidate)
}

/** Every name with each of its attributes. What is null is left out: naming it would be the same error again. */
function* candidates({ outputs, resources }: State): Iterable<string> {
  for (const [name, { value }] of outputs) yield* attributesBelow(name, value)
  for (const [address, raw] of resources) {
    const resource = resourceOf(raw)
    for (const instance of resource.instances) {
      const name = instance.key === undefined ? address : `${address}[${JSON.stringify(instance.key)}]`
      yield* attributesBelow(name, attributesOf(instance, resource))
    }
  }
}

function* attributesBelow(name: string, value: JsonValue): Iterable<string> {
  if (value === null) return
  if (typeof value !== 'object' || Array.isArray(value)) yield name
  else for (const [attribute, inner] of Object.entries(value)) if (inner !== null) yield `${name}.${attribute}`
}

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>()
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.slice(i, i + 2).toLowerCase()
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return pairs
}

/** Dice's coefficient over pairs of letters: cheap enough for a state of any size, and blind to where in the address the slip is. */
function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0
  let all = 0
  for (const [pair, count] of a) {
    common += Math.min(count, b.get(pair) ?? 0)
    all += count
  }
  for (const count of b.values()) all += count
  return all === 0 ? 0 : (2 * common) / all
}

import type { Item } from './items.ts'

/** Things to look at, and for each thing that is named which of them it is. */
export interface Looks {
  readonly items: readonly Item[]
  /** In the order in which things are named: an index into `items`. */
  readonly of: readonly number[]
}

/** A thing that is named several times, by whatever part of the files, is looked at once. */
export function lookedAtOnce(named: readonly Item[]): Looks {
  const keys = named.map(({ subject: _, ...thing }) => JSON.stringify(thing))
  const unique = [...new Set(keys)]
  return {
    items: unique.flatMap((key) => named[keys.indexOf(key)] ?? []),
    of: keys.map((key) => unique.indexOf(key)),
  }
}

/** Everything is looked at wherever it is named. */
export function lookedAtEachTime(named: readonly Item[]): Looks {
  return { items: named, of: named.map((_, i) => i) }
}

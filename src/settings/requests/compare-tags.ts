import type { Tag } from '../../calls/operations/index.ts'

/** The tags that TagResource has to set and the keys that UntagResource has to remove. */
export interface TagChanges {
  /** New ones and those with another value, by key. */
  readonly changed: readonly Tag[]
  /** Keys. */
  readonly removed: readonly string[]
}

/** Compares tags. Those that `ignore.tags` names, and AWS's own, are neither changed nor removed. */
export function compareTags(
  live: readonly Tag[] = [],
  wanted: readonly Tag[] = [],
  ignored: readonly string[] = [],
): TagChanges {
  const ours = (tags: readonly Tag[]) =>
    new Map(
      tags.flatMap(({ key, value = '' }) =>
        key === undefined || ignored.includes(key) || key.toLowerCase().startsWith('aws:')
          ? []
          : [[key, value] as const],
      ),
    )
  const [before, after] = [ours(live), ours(wanted)]
  const changed = [...after].filter(([key, value]) => before.get(key) !== value).map(([key, value]) => ({ key, value }))
  return { changed, removed: [...before.keys()].filter((key) => !after.has(key)) }
}

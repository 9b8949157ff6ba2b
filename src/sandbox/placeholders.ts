import type { SeededAs } from './aws-service.ts'

/** The tag of what is there because a project names it, and for nothing else. */
const tag = 'ristretto:named-by'

/** The tags of a new resource that is seeded. */
export function seededTags(as: SeededAs | undefined): Record<string, string> {
  return as === 'project' ? { [tag]: 'project' } : {}
}

/** Whether a resource is there because a project names it. */
export function isPlaceholder({ tags }: { readonly tags?: Readonly<Record<string, string>> }): boolean {
  return tags?.[tag] === 'project'
}

/**
 * Takes away what was there for a project alone, once a scenario lists a kind (`listed` is not undefined): what the scenario lists is all that there
 * is of it, also in a sandbox that a command without the scenario has worked in before.
 */
export function withoutPlaceholders<Kept extends { readonly tags?: Readonly<Record<string, string>> }>(
  records: Record<string, Kept>,
  { as, listed }: { readonly as: SeededAs | undefined; readonly listed: unknown },
  isUnchanged: (record: Kept) => boolean = () => true,
): void {
  if (as !== 'scenario' || listed === undefined) return
  for (const [name, record] of Object.entries(records)) {
    if (isPlaceholder(record) && isUnchanged(record)) delete records[name]
  }
}

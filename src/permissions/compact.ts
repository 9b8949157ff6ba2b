import type { PlannedStatement } from './statements.ts'

/**
 * The same rights in fewer characters: statements about the same resources under the same conditions become one, and none has a name.
 * Nothing is granted that was not before.
 */
export function compacted(statements: readonly PlannedStatement[]): Omit<PlannedStatement, 'sid'>[] {
  const merged = new Map<string, Omit<PlannedStatement, 'sid'>>()
  for (const { sid: _, ...statement } of statements) {
    const key = JSON.stringify([[...statement.resources].sort(), statement.context, statement.tagKeys])
    const before = merged.get(key)
    merged.set(key, {
      ...statement,
      actions: [...new Set([...(before?.actions ?? []), ...statement.actions])].sort(),
      reasons: [...(before?.reasons ?? []), ...statement.reasons],
    })
  }
  return [...merged.values()]
}

import type { JudgedCheck } from './authorize/index.ts'

/** One call that the sandbox answered. */
export interface JournalEntry {
  /** From 1, in the order of arrival. */
  readonly number: number
  /** Virtual milliseconds since 1970. */
  readonly at: number
  readonly requestId: string
  /** The account and region that were called: those of the key and of the signature; the sandbox's own where nobody who is known signed. */
  readonly account: string
  readonly region: string
  /** ARN of who signed; undefined where nobody who is known did. */
  readonly principal: string | undefined
  /** `ecs:UpdateService`; undefined where the request could not be read so far. */
  readonly operation: string | undefined
  readonly access: 'read' | 'write' | undefined
  /** The checks of IAM, up to the first denial. */
  readonly checks: readonly JudgedCheck[]
  /** The condition keys that every question had beside its own: `aws:PrincipalArn`, `aws:SourceIp`. Empty where IAM was not asked. */
  readonly context: Readonly<Record<string, string>>
  /** The kinds of the scenario's faults that met the call. */
  readonly faults: readonly string[]
  /** Of the HTTP answer; 0 where the connection was closed without one. */
  readonly status: number
  /** Code of the error that was answered. */
  readonly error: string | undefined
  /** The sandbox's own fault, which must not happen. */
  readonly bug: unknown
}

/** The calls, newest last. */
export interface Journal {
  readonly entries: readonly JournalEntry[]
  /** Calls back on every further entry; the answer stops that. */
  subscribe(listener: (entry: JournalEntry) => void): () => void
}

/** A journal that keeps the newest `limit` entries: a sandbox may serve for days. */
export function createJournal(limit = 10_000): Journal & { record(entry: Omit<JournalEntry, 'number'>): void } {
  const entries: JournalEntry[] = []
  const listeners = new Set<(entry: JournalEntry) => void>()
  let count = 0
  return {
    entries,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    record(given) {
      const entry = { ...given, number: ++count }
      entries.push(entry)
      if (entries.length > limit) entries.shift()
      for (const listener of listeners) listener(entry)
    },
  }
}

import type { JudgedCheck } from './authorize/index.ts'
import type { JournalEntry } from './journal.ts'

/** A line of a journal file: one call, as JSON. docs/sandbox-journal.md describes it for other programs. */
export interface JournalLine {
  /** When it was answered, by the sandbox's clock: `2026-11-24T09:00:00.000Z`. */
  readonly at: string
  readonly requestId: string
  /** The command line that called; absent for what `sandbox serve` answered. */
  readonly command?: string
  readonly account: string
  readonly region: string
  /** ARN of who signed; absent where nobody who is known did. */
  readonly principal?: string
  /** `ecs:UpdateService`; absent where the request could not be read so far. */
  readonly operation?: string
  readonly access?: 'read' | 'write'
  /** What IAM said of the call as a whole; absent where it was not asked. */
  readonly decision?: 'Allow' | 'Deny'
  /** What IAM was asked, up to the first denial: action, resource, condition keys, decision and the statements that decided. */
  readonly checks: readonly JudgedCheck[]
  /** The condition keys that all these questions have in common. */
  readonly context: Readonly<Record<string, string>>
  /** The kinds of the scenario's faults that met the call; absent where none did. */
  readonly faults?: readonly string[]
  /** Of the HTTP answer; 0 where the connection was closed without one. */
  readonly status: number
  /** Code of the error that was answered. */
  readonly error?: string
}

/** An entry as it is kept in a file. */
export function journalLine(entry: JournalEntry, command?: string): JournalLine {
  const { at, requestId, account, region, principal, operation, access, checks, context, faults, status, error } = entry
  const isDenied = checks.some(({ decision }) => decision === 'Deny')
  return {
    at: new Date(at).toISOString(),
    requestId,
    ...(command === undefined ? {} : { command }),
    account,
    region,
    ...(principal === undefined ? {} : { principal }),
    ...(operation === undefined ? {} : { operation }),
    ...(access === undefined ? {} : { access }),
    ...(checks.length === 0 ? {} : { decision: isDenied ? ('Deny' as const) : ('Allow' as const) }),
    checks,
    context,
    ...(faults.length === 0 ? {} : { faults }),
    status,
    ...(error === undefined ? {} : { error }),
  }
}

/** Whether a value that was read is a line of a journal. */
export function isJournalLine(value: unknown): value is JournalLine {
  if (!isRecord(value)) return false
  const { at, status, checks } = value
  return typeof at === 'string' && typeof status === 'number' && Array.isArray(checks) && checks.every(isJudgedCheck)
}

function isJudgedCheck(value: unknown): boolean {
  if (!isRecord(value)) return false
  const { action, resource, decision, statements } = value
  return [action, resource, decision].every((text) => typeof text === 'string') && Array.isArray(statements)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

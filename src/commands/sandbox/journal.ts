import { type JournalLine, matchesGlob } from '../../sandbox/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import type { JournalOptions } from './journal-options.ts'

/** Calls that the sandbox answered, oldest first. */
export interface Calls {
  readonly calls: readonly JournalLine[]
}

/** The calls of the project's sandbox, or of a journal file, that the flags ask for, oldest first. Throws UserError. */
export async function journal(
  tools: Tools,
  { operation, principal, denied, last }: JournalOptions,
  { positional: [file] }: Invocation,
): Promise<Calls> {
  const calls = await (file === undefined ? (await tools.keptSandbox()).journal() : tools.readJournal(file))
  const found = calls.filter(
    (call) =>
      (operation === undefined || matchesGlob(operation, call.operation ?? '')) &&
      (principal === undefined || matchesGlob(principal, call.principal ?? '')) &&
      (!denied || call.decision === 'Deny'),
  )
  return { calls: last === undefined ? found : found.slice(-last) }
}

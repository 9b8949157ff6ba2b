import { clean } from '../../report/index.ts'
import type { JournalLine } from '../../sandbox/index.ts'
import type { Calls } from './journal.ts'
import type { JournalOptions } from './journal-options.ts'

/** Calls for people, a line each with a line for every question that IAM was asked; or as they are kept. */
export function printJournal({ calls }: Calls, { format }: Pick<JournalOptions, 'format'>): string {
  const lines = format === 'jsonl' ? calls.map((call) => JSON.stringify(call)) : calls.flatMap(linesOf)
  return lines.map((line) => `${line}\n`).join('')
}

function linesOf({ at, operation, principal, status, error, region, checks }: JournalLine): string[] {
  const answer = error === undefined ? `${status}` : `${status} ${error}`
  const call = `${at}  ${operation ?? '(not recognised)'}  ${answer}  ${region}  ${principal ?? '(nobody known)'}`
  return [clean(call), ...checks.map((check) => `    ${clean(questionOf(check))}`)]
}

function questionOf({ decision, kind, action, resource, statements }: JournalLine['checks'][number]): string {
  const why = statements.length > 0 ? statements.join('; ') : kind === 'implicit' ? 'no statement allows it' : ''
  return `${decision}  ${action} on ${resource}${why === '' ? '' : `: ${why}`}`
}

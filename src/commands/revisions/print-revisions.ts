import { printTaskDefinition } from '../../settings/index.ts'
import { tableText, tsvText } from '../print-table.ts'
import { timesInWords } from '../times-in-words.ts'
import type { RevisionsOptions } from './options.ts'
import type { RevisionRow, Revisions } from './revisions.ts'

/** The list as a table, as one JSON object after the other, or between tabs; one revision as `register --output` prints it. */
export function printRevisions(result: Revisions, { output }: Pick<RevisionsOptions, 'output'>): string {
  if (result.kind === 'one') return printTaskDefinition(timesInWords(result.taskDefinition))
  const { revisions } = result
  if (output === 'json')
    return revisions.map(({ name, inUse }) => `${JSON.stringify({ in_use: inUse, name }, null, 2)}\n`).join('')
  const rows = revisions.map(rowOf)
  return output === 'tsv' ? tsvText(rows) : tableText({ columns: ['Name', 'In use'], rows })
}

function rowOf({ name, inUse }: RevisionRow): readonly string[] {
  return [name, inUse]
}

import { UserError } from '../../calls/index.ts'
import { type MadeCall, needsOfCalls } from '../../permissions/calls-made/index.ts'
import {
  compacted,
  explainStatements,
  type PrintedPolicy,
  policyFormats,
  splitPolicy,
  statementDocument,
  statementsOf,
} from '../../permissions/index.ts'
import type { OptionTable } from '../option-table.ts'
import type { Tools } from '../tools.ts'
import type { TraceOptions } from './calls-options.ts'
import { checkOwnPolicy } from './self-check.ts'
import { stillUnknown } from './still-unknown.ts'

/** The policy of calls that were made, in the format that is asked for. */
export interface PolicyOfCalls {
  readonly text: string
  readonly policies: readonly PrintedPolicy[]
}

/**
 * `options` are those that the command takes. Throws UserError where there is nothing to make a policy of, or where it would hold what
 * nobody told.
 */
export async function policyOfCalls(
  calls: readonly MadeCall[],
  { compact, denied, format }: TraceOptions,
  { tools, from, options }: { readonly tools: Tools; readonly from: string; readonly options: OptionTable },
): Promise<PolicyOfCalls> {
  const counted = calls.filter(({ isDenied }) => denied || !isDenied)
  const refused = [...new Set(calls.filter(({ isDenied }) => isDenied).map(({ operation }) => operation))]
  if (refused.length > 0 && !denied) tools.note(`denied, and left out: ${refused.join(', ')}; --denied takes them in`)
  for (const note of new Set(counted.flatMap(({ notes }) => notes))) tools.warn(note)
  const statements = statementsOf(needsOfCalls(counted, from), 'required')
  if (statements.length === 0)
    throw new UserError('CALLS_NONE', `nothing in ${from} needs a policy`, { hint: 'did the client reach AWS?' })
  const documents = splitPolicy((compact ? compacted(statements) : statements).map(statementDocument))
  for (const document of documents) for (const text of await checkOwnPolicy(document)) tools.warn(text)
  const policies = documents.map((document, index): PrintedPolicy => {
    const name = documents.length === 1 ? 'client' : `client-${index + 1}`
    return { name, document, managed: [], notes: [] }
  })
  if (format === 'text') return { text: explainStatements(statements, []), policies }
  const { print, fillsIn } = policyFormats[format]
  const unknown = stillUnknown({ statements, open: [], options })
  if (unknown && !fillsIn) throw unknown
  return { text: await print(policies), policies }
}

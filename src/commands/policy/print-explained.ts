import { forPeople } from '../../calls/index.ts'
import type { PolicyPlace } from '../../permissions/index.ts'
import type { CallDecision } from './decide-call.ts'
import type { Explained } from './explain.ts'
import type { ExplainOptions } from './explain-options.ts'
import type { Asker, ExplainedStatement } from './explain-policy.ts'

/** In words, or one document of JSON. */
export function printExplained(explained: Explained, { format }: ExplainOptions): string {
  if (format === 'json') {
    const { kind: _, ...rest } = explained
    return `${JSON.stringify({ schemaVersion: 1, ...('decision' in rest ? rest.decision : rest) }, null, 2)}\n`
  }
  return explained.kind === 'call'
    ? decisionText(explained.decision)
    : `${explained.statements.map(statementText).join('\n\n')}\n`
}

function statementText({ sid, at, statement, askers, losses, evidence }: ExplainedStatement): string {
  const title = `${sid ?? 'a statement without name'} (${place(at)})`
  const what = `  ${statement.Effect === 'Deny' ? 'denies' : 'allows'} ${listOf(statement.Action)} on ${listOf(statement.Resource)}`
  if (statement.Effect === 'Deny') return `${title}\n${what}`
  if (askers.length === 0) return `${title}\n${what}\n  no command line asks for it`
  return [
    title,
    what,
    ...askers.map(askerText),
    `  without it: ${losses.join('; ')}`,
    ...evidence.map(({ how, source }) => `  ${how}: ${source}`),
  ].join('\n')
}

function askerText({ line, step, when, actions }: Asker): string {
  const alternatives = when.filter((answers) => answers.length > 0)
  const isAlways = alternatives.length < when.length || alternatives.length === 0
  const condition = isAlways ? '' : `, if ${alternatives.map((answers) => answers.join(' and ')).join(' or ')}`
  return `  ${line}: ${forPeople(step)} (${actions.join(', ')})${condition}`
}

function listOf(value: string | readonly string[] | undefined): string {
  return [value ?? 'everything'].flat().join(', ')
}

function decisionText({ action, resource, context, decision, kind, steps }: CallDecision): string {
  const keys = Object.entries(context).map(([key, value]) => `  with ${key} = ${[value].flat().join(', ')}`)
  const verdict =
    decision === 'Allow'
      ? 'allowed'
      : kind === 'explicit'
        ? 'denied: a statement forbids it'
        : 'denied: no statement allows it'
  return `${[
    `${action} on ${resource}`,
    ...keys,
    ...steps.map(
      ({ at, sid, effect, matches, why }) =>
        `  ${place(at)} ${sid ?? effect}: ${matches ? (effect === 'Deny' ? 'denies it' : 'allows it') : why}`,
    ),
    verdict,
  ].join('\n')}\n`
}

function place({ file, line, column }: PolicyPlace): string {
  return `${file}:${line}:${column}`
}

import { type ArnPattern, arnPatternCovers, parseArnPattern } from '../../arn.ts'
import { type Glob, globCovers, parseGlob } from '../../glob.ts'
import type { Statement } from '../../policy.ts'
import type { LintContext } from '../context.ts'
import { withoutPlaceholders } from '../placeholders.ts'

interface Reach {
  readonly statement: Statement
  readonly index: number
  readonly actions: readonly Glob[]
  readonly resources: readonly ArnPattern[]
}

// Every pair is compared; a policy within IAM's quotas has less than a hundred statements.
const mostStatements = 400

/** Statements without effect: a Deny takes them away, or another Allow says the same. */
export function checkShadows({ policy, kind, report }: LintContext): void {
  if (kind === 'trust' || policy.statements.length > mostStatements) return
  const reaches = policy.statements.flatMap((statement, index) => reachOf(statement, index) ?? [])
  for (const inner of reaches) {
    if (inner.statement.effect.value === 'Deny' || inner.statement.principal) continue
    const outer = reaches.find(
      (candidate) =>
        candidate !== inner && isUnconditional(candidate) && covers(candidate, inner) && isFirst(candidate, inner),
    )
    if (!outer) continue
    const name = outer.statement.sid ? `\`${outer.statement.sid.value}\`` : `number ${outer.index + 1}`
    const at = inner.statement.sid?.at ?? { ...inner.statement.at, length: 1 }
    if (outer.statement.effect.value === 'Deny')
      report('STATEMENT_SHADOWED', at, `statement ${name} denies all that this statement allows`)
    else report('STATEMENT_REPEATED', at, `statement ${name} allows all of this already`)
  }
}

function isUnconditional({ statement }: Reach): boolean {
  return statement.conditions.length === 0 && !statement.principal
}

/** Of two equal Allow statements the second one is the repetition. */
function isFirst(outer: Reach, inner: Reach): boolean {
  return (
    outer.statement.effect.value === 'Deny' ||
    outer.index < inner.index ||
    !(isUnconditional(inner) && covers(inner, outer))
  )
}

function covers(outer: Reach, inner: Reach): boolean {
  return (
    inner.actions.every((action) => outer.actions.some((wide) => globCovers(wide, action))) &&
    inner.resources.every((resource) => outer.resources.some((wide) => arnPatternCovers(wide, resource)))
  )
}

function reachOf(statement: Statement, index: number): Reach | undefined {
  const { action, resource } = statement
  if (action.negated || !resource || resource.negated || action.values.length === 0 || resource.values.length === 0)
    return undefined
  return {
    statement,
    index,
    actions: action.values.map(({ value }) => parseGlob(value.toLowerCase())),
    resources: resource.values.map(({ value }) => parseArnPattern(withoutPlaceholders(value), true)),
  }
}

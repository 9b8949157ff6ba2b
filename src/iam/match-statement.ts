import { matchResource } from './arn.ts'
import type { CompiledStatement } from './compile-policy.ts'
import { anyOf, type Match, matchGlob, negate } from './glob.ts'
import { matchPrincipal, type Naming } from './match-principal.ts'
import type { Condition } from './policy.ts'
import type { PreparedRequest } from './request.ts'

/** The first thing about a statement that keeps it from matching a request. */
export type Mismatch =
  | { readonly element: 'principal' }
  | { readonly element: 'action' }
  | { readonly element: 'resource' }
  | {
      readonly element: 'condition'
      readonly condition: Condition
      readonly actual: string | readonly string[] | undefined
    }

/** How a statement stands to a request: `maybe` when it depends on values that are unknown. */
export type StatementOutcome =
  | { readonly match: 'yes'; readonly naming: Naming | undefined }
  | { readonly match: 'maybe'; readonly naming: Naming | undefined; readonly mismatch: Mismatch }
  | { readonly match: 'no'; readonly mismatch: Mismatch }

/** Matches one statement: principal, action, resource, conditions, in this order. */
export function matchStatement(statement: CompiledStatement, request: PreparedRequest): StatementOutcome {
  const { source, actions, resources, conditions } = statement
  let naming: Naming | undefined
  if (source.principal) {
    naming = matchPrincipal(source.principal, source.effect.value, request.caller)
    if (naming === undefined) return { match: 'no', mismatch: { element: 'principal' } }
  }
  let doubt: Mismatch | undefined
  const action = anyOf(actions, (pattern) => matchGlob(pattern, request.action))
  if ((source.action.negated ? negate(action) : action) === 'no')
    return { match: 'no', mismatch: { element: 'action' } }
  if (action === 'maybe') doubt = { element: 'action' }
  if (resources) {
    const found = anyOf(resources, (pattern) => matchResource(pattern, request.resource, request.lookup))
    const match = source.resource?.negated ? negate(found) : found
    if (match === 'no') return { match: 'no', mismatch: { element: 'resource' } }
    if (match === 'maybe') doubt ??= { element: 'resource' }
  }
  for (const { source: condition, key, test } of conditions) {
    const actual = request.valueOf(key)
    const match = settle(test(actual, request.lookup), source.effect.value)
    if (match === 'no') return { match: 'no', mismatch: { element: 'condition', condition, actual } }
    if (match === 'maybe') doubt ??= { element: 'condition', condition, actual }
  }
  return doubt ? { match: 'maybe', naming, mismatch: doubt } : { match: 'yes', naming }
}

/** A condition that cannot be evaluated fails an Allow and lets a Deny apply (observed: N-arn-bad-n1a, N-arn-bad-n1d). */
function settle(match: Match | 'error', effect: 'Allow' | 'Deny'): Match {
  if (match !== 'error') return match
  return effect === 'Deny' ? 'yes' : 'no'
}

import { matchResource, type ResourcePattern } from './arn.ts'
import { type Glob, type Match, matchesKnown, negate } from './glob.ts'
import { matchPrincipal, type Naming } from './match-principal.ts'
import type { Condition } from './policy.ts'
import type { PreparedRequest } from './request.ts'
import type { CompiledStatement } from './statement-index.ts'

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

/** Whether a statement applies to a request; `maybe` where values that are unknown decide it. */
export type StatementOutcome =
  | { readonly match: 'yes'; readonly naming: Naming | undefined }
  | { readonly match: 'maybe'; readonly naming: Naming | undefined; readonly mismatch: Mismatch }
  | { readonly match: 'no'; readonly mismatch: Mismatch }

// Most statements do not match: these answers are made once.
const otherPrincipal: StatementOutcome = { match: 'no', mismatch: { element: 'principal' } }
const otherAction: StatementOutcome = { match: 'no', mismatch: { element: 'action' } }
const otherResource: StatementOutcome = { match: 'no', mismatch: { element: 'resource' } }

/** Matches one statement: principal, action, resource, conditions, in this order. */
export function matchStatement(statement: CompiledStatement, request: PreparedRequest): StatementOutcome {
  const { source, actions, resources, conditions } = statement
  let naming: Naming | undefined
  if (source.principal) {
    naming = matchPrincipal(source.principal, source.effect.value, request.caller)
    if (naming === undefined) return otherPrincipal
  }
  if (matchesAny(actions, request.action) === source.action.negated) return otherAction
  let doubt: Mismatch | undefined
  if (resources) {
    const found = matchResources(resources, request)
    const match = source.resource?.negated ? negate(found) : found
    if (match === 'no') return otherResource
    if (match === 'maybe') doubt = { element: 'resource' }
  }
  for (const { source: condition, key, test } of conditions) {
    const actual = request.valueOf(key)
    const match = settle(test(actual, request.lookup), source.effect.value)
    if (match === 'no') return { match: 'no', mismatch: { element: 'condition', condition, actual } }
    if (match === 'maybe') doubt ??= { element: 'condition', condition, actual }
  }
  return doubt ? { match: 'maybe', naming, mismatch: doubt } : { match: 'yes', naming }
}

// Loops, because this is where the time goes when a policy is long.
function matchesAny(patterns: readonly Glob[], text: string): boolean {
  for (const pattern of patterns) if (matchesKnown(pattern, text)) return true
  return false
}

function matchResources(patterns: readonly ResourcePattern[], { resource, lookup }: PreparedRequest): Match {
  let found: Match = 'no'
  for (const pattern of patterns) {
    const match = matchResource(pattern, resource, lookup)
    if (match === 'yes') return match
    if (match === 'maybe') found = match
  }
  return found
}

/** A condition that cannot be evaluated fails an Allow and lets a Deny apply (observed: N-arn-bad-n1a, N-arn-bad-n1d). */
function settle(match: Match | 'error', effect: 'Allow' | 'Deny'): Match {
  if (match !== 'error') return match
  return effect === 'Deny' ? 'yes' : 'no'
}

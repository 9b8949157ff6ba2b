import { compilePolicy } from './compile-policy.ts'
import { explainMismatch } from './explain-mismatch.ts'
import { matchStatement } from './match-statement.ts'
import { type PolicyDocument, policyOf, type StatementDocument } from './policy.ts'
import { type Context, prepareRequest } from './request.ts'

/** One check that a call has to pass. Any value may hold unknowns. */
export interface Need {
  readonly action: string
  readonly resource: string
  readonly context?: Context
}

/** Whether a statement covers a need, and if not, why. */
export interface Coverage {
  readonly covered: boolean
  readonly reason: string | undefined
}

/**
 * Whether one Allow statement covers a need whatever its unknown values turn out to be: an unknown is covered only by a pattern that takes
 * every value it may have. A Deny statement covers nothing.
 * @throws PolicyError if the statement is none
 * @example
 * const revision = unknown('unread', 'the new revision')
 * covers({ Effect: 'Allow', Action: 'ecs:RunTask', Resource: 'arn:aws:ecs:*:*:task-definition/web:*' },
 *   { action: 'ecs:RunTask', resource: `arn:aws:ecs:eu-west-1:111122223333:task-definition/web:${revision}` }).covered // true
 */
export function covers(statement: StatementDocument, need: Need): Coverage {
  return compileCoverage(policyOf([statement]))(need)
}

/** Compiles the Allow statements of a policy into a function that tells whether one of them covers a need. */
export function compileCoverage(policy: PolicyDocument): (need: Need) => Coverage {
  const { statements } = compilePolicy(policy)
  return (need) => {
    const request = prepareRequest({ principal: { type: 'Anonymous' }, ...need })
    let reason: string | undefined
    for (const statement of statements) {
      if (statement.source.effect.value === 'Deny') continue
      const outcome = matchStatement(statement, request)
      if (outcome.match === 'yes') return { covered: true, reason: undefined }
      reason = explainMismatch(outcome.mismatch, statement.source, request, outcome.match === 'maybe')
    }
    return { covered: false, reason: reason ?? 'it has no Allow statement' }
  }
}

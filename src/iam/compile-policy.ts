import { compileResource } from './arn.ts'
import { compileCondition } from './conditions/compile-condition.ts'
import { parseGlob } from './glob.ts'
import { parsePolicy } from './parse-policy.ts'
import type { Policy, PolicyDocument, Statement } from './policy.ts'
import { printPolicy } from './print-policy.ts'
import { type CompiledStatement, indexStatements, type StatementIndex } from './statement-index.ts'

/** A policy ready to be evaluated many times. Made by `compilePolicy`. */
export interface CompiledPolicy {
  readonly kind: 'compiled'
  readonly policy: Policy
  readonly statements: readonly CompiledStatement[]
  /** The statements that may concern a request (its action in lower case), in their order. */
  readonly statementsFor: StatementIndex
}

/** A policy in any of its forms. */
export type AnyPolicy = Policy | PolicyDocument | CompiledPolicy

/**
 * Compiles a policy once, for many evaluations.
 * @throws PolicyError for plain data that is no policy
 */
export function compilePolicy(input: AnyPolicy): CompiledPolicy {
  if ('kind' in input) return input
  // Plain data goes through the parser, so that it is checked and its statements have places: those in the printed form.
  const policy = 'statements' in input ? input : parsePolicy(printPolicy(input))
  const variables = policy.version?.value === '2012-10-17'
  const statements = policy.statements.map((statement, index) => compileStatement(statement, index, variables))
  return { kind: 'compiled', policy, statements, statementsFor: indexStatements(statements) }
}

function compileStatement(source: Statement, index: number, variables: boolean): CompiledStatement {
  // An ARN may be cut short in identity policies only; AWS does not store a resource policy with one.
  const padded = source.principal === undefined
  return {
    source,
    index,
    actions: source.action.values.map(({ value }) => parseGlob(value.toLowerCase())),
    resources: source.resource?.values.map(({ value }) => compileResource(value, { variables, padded })),
    conditions: source.conditions.map((condition) => compileCondition(condition, variables)),
  }
}

import { compileResource, type ResourcePattern } from './arn.ts'
import { type CompiledCondition, compileCondition } from './conditions/compile-condition.ts'
import { type Glob, parseGlob } from './glob.ts'
import { parsePolicy } from './parse-policy.ts'
import type { Policy, PolicyDocument, Statement } from './policy.ts'
import { printPolicy } from './print-policy.ts'

/** A statement ready for matching. */
export interface CompiledStatement {
  readonly source: Statement
  /** Its number in the policy, from 0. */
  readonly index: number
  readonly actions: readonly Glob[]
  readonly resources: readonly ResourcePattern[] | undefined
  readonly conditions: readonly CompiledCondition[]
}

/** A policy ready to be evaluated many times. Made by `compilePolicy`. */
export interface CompiledPolicy {
  readonly kind: 'compiled'
  readonly policy: Policy
  readonly statements: readonly CompiledStatement[]
  /** The statements that may concern an action in lower case; the others fail on their Action. */
  readonly statementsFor: (action: string) => readonly CompiledStatement[]
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
  return { kind: 'compiled', policy, statements, statementsFor: indexByAction(statements) }
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

/** Statements that name their actions in full are found by a look-up; those with wildcards or NotAction are always candidates. */
function indexByAction(statements: readonly CompiledStatement[]): CompiledPolicy['statementsFor'] {
  const always: CompiledStatement[] = []
  const byAction = new Map<string, CompiledStatement[]>()
  for (const statement of statements) {
    const names = statement.actions.map(({ exact }) => exact)
    if (statement.source.action.negated || names.includes(undefined)) {
      always.push(statement)
      continue
    }
    for (const name of new Set(names)) {
      if (name === undefined) continue
      const known = byAction.get(name)
      if (known) known.push(statement)
      else byAction.set(name, [statement])
    }
  }
  return (action) => {
    const found = byAction.get(action)
    if (!found) return always
    return always.length === 0 ? found : [...found, ...always].sort((a, b) => a.index - b.index)
  }
}

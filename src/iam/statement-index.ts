import type { ArnValue, ResourcePattern } from './arn.ts'
import type { CompiledCondition } from './conditions/compile-condition.ts'
import type { Glob } from './glob.ts'
import type { Statement } from './policy.ts'

/** A statement ready for matching. */
export interface CompiledStatement {
  readonly source: Statement
  /** Its number in the policy, from 0. */
  readonly index: number
  readonly actions: readonly Glob[]
  readonly resources: readonly ResourcePattern[] | undefined
  readonly conditions: readonly CompiledCondition[]
}

/** Finds the statements that may concern a request, in their order; all others fail on their Action or Resource. */
export type StatementIndex = (action: string, resource: ArnValue) => readonly CompiledStatement[]

/**
 * Makes the index of a policy. Actions named in full are looked up; so is what the resource part of an ARN begins with, as far as the
 * patterns say it. A policy of a thousand statements is thus judged by looking at a few.
 */
export function indexStatements(statements: readonly CompiledStatement[]): StatementIndex {
  const always: CompiledStatement[] = []
  const byAction = new Map<string, CompiledStatement[]>()
  for (const statement of statements) {
    const names = statement.actions.map(({ exact }) => exact)
    if (statement.source.action.negated || names.includes(undefined)) always.push(statement)
    else for (const name of new Set(names)) if (name !== undefined) addTo(byAction, name, statement)
  }
  const findAlways = indexResources(always)
  const finders = new Map([...byAction].map(([action, found]) => [action, indexResources(found)]))
  return (action, resource) => {
    const wide = findAlways(resource)
    const found = finders.get(action)?.(resource)
    if (!found || found.length === 0) return wide
    return wide.length === 0 ? found : [...found, ...wide].sort(byIndex)
  }
}

/** By what the resource part begins with. A pattern that begins with a wildcard, and every other form, is found under nothing. */
function indexResources(
  statements: readonly CompiledStatement[],
): (resource: ArnValue) => readonly CompiledStatement[] {
  const byStart = new Map<string, CompiledStatement[]>()
  for (const statement of statements) {
    for (const start of new Set(startsOf(statement))) addTo(byStart, start, statement)
  }
  const lengths = [...new Set([...byStart.keys()].map((start) => start.length))]
  return ({ parts, isKnown }) => {
    if (!isKnown) return statements
    const name = parts?.[5] ?? ''
    const found = lengths.flatMap((length) => (length > name.length ? [] : (byStart.get(name.slice(0, length)) ?? [])))
    return found.length < 2 ? found : [...new Set(found)].sort(byIndex)
  }
}

function startsOf({ source, resources }: CompiledStatement): string[] {
  if (!resources || source.resource?.negated) return ['']
  return resources.map(({ fixed }) => (fixed?.kind === 'parts' && !fixed.open ? (fixed.parts[5]?.prefix ?? '') : ''))
}

function addTo(map: Map<string, CompiledStatement[]>, key: string, statement: CompiledStatement): void {
  const known = map.get(key)
  if (known) known.push(statement)
  else map.set(key, [statement])
}

function byIndex(a: CompiledStatement, b: CompiledStatement): number {
  return a.index - b.index
}

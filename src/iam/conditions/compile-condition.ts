import { type Match, negate } from '../glob.ts'
import type { Condition } from '../policy.ts'
import type { Lookup } from '../template.ts'
import { type Compare, compileComparison, isTrue, type Outcome } from './compare.ts'
import { type Operator, parseOperator } from './operator.ts'

/** What a request says about a condition key: absent, one value, or several. */
export type ContextValue = string | readonly string[] | undefined

/** One key under one operator, compiled. */
export interface CompiledCondition {
  readonly source: Condition
  /** The key in lower case: letter case does not count in keys. */
  readonly key: string
  readonly test: (value: ContextValue, lookup: Lookup) => Match | 'error'
}

/** Compiles one key under one operator. */
export function compileCondition(condition: Condition, variables: boolean): CompiledCondition {
  const key = condition.key.value.toLowerCase()
  const values = condition.values.map(({ value }) => value)
  const operator = parseOperator(condition.operator.value)
  if (!operator) return { source: condition, key, test: () => 'error' }
  if (operator.comparison === 'Null') {
    // observed: whatever is not the word true asks for the key to be there (N-null-p1a)
    const test = (value: ContextValue): Match =>
      values.some((expected) => isTrue(expected) === isAbsent(value)) ? 'yes' : 'no'
    return { source: condition, key, test }
  }
  const compare = compileComparison(operator.comparison, values, variables)
  return { source: condition, key, test: (value, lookup) => testValue(operator, compare, value, lookup) }
}

function isAbsent(value: ContextValue): boolean {
  return value === undefined || (typeof value !== 'string' && value.length === 0)
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html (checked 2026-11)
function testValue(operator: Operator, compare: Compare, value: ContextValue, lookup: Lookup): Match | 'error' {
  const { quantifier, negated, ifExists } = operator
  if (value === undefined || (typeof value !== 'string' && value.length === 0)) {
    if (ifExists || quantifier === 'all') return 'yes'
    return negated && quantifier === undefined ? 'yes' : 'no'
  }
  if (quantifier === undefined) {
    // observed: a key with several values fits no operator without a quantifier, not even a negated one (N-set-StringNotEquals-*)
    return typeof value === 'string' ? decide(compare(value, lookup), negated) : 'no'
  }
  const wanted = quantifier === 'any' ? 'yes' : 'no'
  let result: Match = negate(wanted)
  for (const item of typeof value === 'string' ? [value] : value) {
    const outcome = decide(compare(item, lookup), negated)
    if (outcome === 'error' || outcome === wanted) return outcome
    if (outcome === 'maybe') result = 'maybe'
  }
  return result
}

function decide(outcome: Outcome, negated: boolean): Match | 'error' {
  if (outcome === 'error') return 'error'
  if (outcome === 'unfit') return 'no'
  return negated ? negate(outcome) : outcome
}

/** The kind of values that a condition operator compares, and the comparison. */
export type Comparison =
  | 'StringEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringLike'
  | 'NumericEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'DateEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'ArnLike'
  | 'Null'

/** An operator of a Condition, taken apart. */
export interface Operator {
  readonly comparison: Comparison
  /** Whether the operator is a Not form: `StringNotEquals`. */
  readonly negated: boolean
  /** Whether the operator ends in IfExists, so that a request without the key meets it. */
  readonly ifExists: boolean
  /** ForAnyValue or ForAllValues, for keys with several values. */
  readonly quantifier: 'any' | 'all' | undefined
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html (checked 2026-11)
const operators: Readonly<Record<string, { comparison: Comparison; negated: boolean }>> = {
  StringEquals: { comparison: 'StringEquals', negated: false },
  StringNotEquals: { comparison: 'StringEquals', negated: true },
  StringEqualsIgnoreCase: { comparison: 'StringEqualsIgnoreCase', negated: false },
  StringNotEqualsIgnoreCase: { comparison: 'StringEqualsIgnoreCase', negated: true },
  StringLike: { comparison: 'StringLike', negated: false },
  StringNotLike: { comparison: 'StringLike', negated: true },
  NumericEquals: { comparison: 'NumericEquals', negated: false },
  NumericNotEquals: { comparison: 'NumericEquals', negated: true },
  NumericLessThan: { comparison: 'NumericLessThan', negated: false },
  NumericLessThanEquals: { comparison: 'NumericLessThanEquals', negated: false },
  NumericGreaterThan: { comparison: 'NumericGreaterThan', negated: false },
  NumericGreaterThanEquals: { comparison: 'NumericGreaterThanEquals', negated: false },
  DateEquals: { comparison: 'DateEquals', negated: false },
  DateNotEquals: { comparison: 'DateEquals', negated: true },
  DateLessThan: { comparison: 'DateLessThan', negated: false },
  DateLessThanEquals: { comparison: 'DateLessThanEquals', negated: false },
  DateGreaterThan: { comparison: 'DateGreaterThan', negated: false },
  DateGreaterThanEquals: { comparison: 'DateGreaterThanEquals', negated: false },
  Bool: { comparison: 'Bool', negated: false },
  BinaryEquals: { comparison: 'BinaryEquals', negated: false },
  IpAddress: { comparison: 'IpAddress', negated: false },
  NotIpAddress: { comparison: 'IpAddress', negated: true },
  // Both pairs take wildcards and behave the same.
  ArnEquals: { comparison: 'ArnLike', negated: false },
  ArnLike: { comparison: 'ArnLike', negated: false },
  ArnNotEquals: { comparison: 'ArnLike', negated: true },
  ArnNotLike: { comparison: 'ArnLike', negated: true },
  Null: { comparison: 'Null', negated: false },
}

/** The operators of the language without quantifier and suffix, in AWS's spelling. */
export const operatorNames: readonly string[] = Object.keys(operators)

const byLowerCase = new Map(operatorNames.map((name) => [name.toLowerCase(), operators[name]]))

/** Takes an operator apart; `undefined` when the language has none of that name. Letter case does not count. */
export function parseOperator(text: string): Operator | undefined {
  const shape = /^(?:(forallvalues|foranyvalue):)?([a-z]+?)(ifexists)?$/.exec(text.toLowerCase())
  const found = byLowerCase.get(shape?.[2] ?? '')
  if (!shape || !found) return undefined
  const quantifier = shape[1] === 'forallvalues' ? 'all' : shape[1] === 'foranyvalue' ? 'any' : undefined
  const ifExists = shape[3] !== undefined
  // Null asks whether the key is there: neither a quantifier nor IfExists makes sense of it.
  if (found.comparison === 'Null' && (quantifier !== undefined || ifExists)) return undefined
  return { ...found, ifExists, quantifier }
}

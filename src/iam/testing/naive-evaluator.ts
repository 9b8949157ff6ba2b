/**
 * A second evaluator for tests only: as short and as literal as the documentation, with regular expressions and without unknown values.
 * It shares no code with the real one.
 */
import type { AccessRequest, PolicyDocument, PolicySet, StatementDocument } from '../index.ts'

type Context = Record<string, string | readonly string[]>
type Entry = [operator: string, key: string, expected: readonly string[]]

function list(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : [value].flat()
}
function wild(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .replace(/[\\^$+.()|[\]{}]/g, '\\$&')
      .replaceAll('*', '[^]*')
      .replaceAll('?', '[^]')}$`,
  )
}

function resourceFits(pattern: string, resource: string): boolean {
  if (/^\*+$/.test(pattern)) return true
  const [a, b] = [pattern, resource].map((arn) => [...arn.split(':').slice(0, 5), arn.split(':').slice(5).join(':')])
  return resource.startsWith('arn:') && (a ?? []).every((part, index) => wild(part).test(b?.[index] ?? ''))
}

function valueFits(base: string, expected: string, actual: string): boolean {
  if (base === 'StringEquals') return expected === actual
  if (base === 'StringLike') return wild(expected).test(actual)
  if (base === 'ArnLike' || base === 'ArnEquals') return resourceFits(expected, actual)
  if (base === 'NumericLessThan') return Number(actual) < Number(expected)
  return (expected === 'true') === (actual === 'true')
}

function conditionFits([operator, key, expected]: Entry, context: Context): boolean {
  const actual = context[key]
  if (operator === 'Null') return expected.some((value) => (value === 'true') === (actual === undefined))
  const quantifier = /^ForAllValues|^ForAnyValue/.exec(operator)?.[0]
  const plain = operator.replace(/^.*:/, '').replace('IfExists', '')
  const isNegated = plain.includes('Not')
  if (actual === undefined)
    return operator.endsWith('IfExists') || quantifier === 'ForAllValues' || (isNegated && !quantifier)
  const one = (value: string): boolean =>
    expected.some((candidate) => valueFits(plain.replace('Not', ''), candidate, value)) !== isNegated
  if (quantifier === 'ForAllValues') return list(actual).every(one)
  if (quantifier === 'ForAnyValue') return list(actual).some(one)
  return typeof actual === 'string' && one(actual)
}

function statementFits(statement: StatementDocument, request: AccessRequest): boolean {
  const action = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => wild(pattern.toLowerCase()).test(request.action.toLowerCase()))
  const resource = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => resourceFits(pattern, request.resource))
  if (statement.Action ? !action(list(statement.Action)) : action(list(statement.NotAction))) return false
  if (statement.Resource ? !resource(list(statement.Resource)) : resource(list(statement.NotResource))) return false
  return Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.entries(keys).every(([key, expected]) =>
      conditionFits([operator, key, list(expected)], { ...request.context }),
    ),
  )
}

/** The decision for a caller with identity policies, a boundary, a session policy and one level of service control policies. */
export function decideNaively(request: AccessRequest, policies: PolicySet): 'Allow' | 'Deny' {
  const groups = [
    policies.identityPolicies ?? [],
    policies.permissionsBoundary && [policies.permissionsBoundary].flat(),
    policies.sessionPolicy && [policies.sessionPolicy].flat(),
    policies.serviceControlPolicies?.flat(),
  ].filter((group) => group !== undefined)
  // The tests give plain data only.
  const statements = groups.map((group) => group.flatMap((policy) => [(policy as PolicyDocument).Statement].flat()))
  const fitting = statements.map((group) => group.filter((statement) => statementFits(statement, request)))
  if (fitting.flat().some(({ Effect }) => Effect === 'Deny')) return 'Deny'
  return fitting.every((group) => group.some(({ Effect }) => Effect === 'Allow')) ? 'Allow' : 'Deny'
}

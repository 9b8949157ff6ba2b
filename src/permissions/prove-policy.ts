import {
  actionMatches,
  type CompiledPolicy,
  type Context,
  compilePolicy,
  evaluate,
  type OneOrMany,
  type PolicyDocument,
  policyOf,
  type StatementDocument,
} from '../iam/index.ts'
import { consentTo } from './consent.ts'
import { listIn, statementsIn } from './formats/printed-policy.ts'

/** A question to IAM that came up, and where. */
export interface MetCheck {
  readonly action: string
  readonly resource: string
  readonly context: Context
  /** `deploy, nothing is there yet`, or `deploy, by its plan`. */
  readonly where: string
  /** Met when a command ran, or only known from its plan. */
  readonly met: 'rehearsed' | 'planned'
}

/** The evidence for one element of the policy: the loss without it, or the request that its condition refuses. */
export interface ElementProof {
  readonly statement: string
  readonly element: 'action' | 'resource' | 'condition'
  /** The action, the resource, or `KEY = VALUE`. */
  readonly value: string
  /** Absent where nothing is lost: the element is superfluous. */
  readonly evidence: string | undefined
  readonly met: MetCheck['met'] | undefined
}

/**
 * Takes away each action and resource of each Allow, and names a check that is denied then; moves the value of each condition, and names the
 * request that is refused with the condition and allowed without. Checks that were rehearsed come before those that are only planned.
 */
export function proveElements(policy: PolicyDocument, checks: readonly MetCheck[], account: string): ElementProof[] {
  const statements = statementsIn(policy)
  const judge = judgeFor(account)
  const whole = compilePolicy(policy)
  const allowed = ordered(checks).filter((check) => judge(whole, check))
  return statements.flatMap((statement, index) => {
    if (statement.Effect === 'Deny') return []
    const name = statement.Sid ?? `statement ${index + 1}`
    const own = allowed.filter(({ action }) =>
      listIn(statement.Action).some((pattern) => actionMatches(pattern, action)),
    )
    const lost = (changed: StatementDocument | undefined) => {
      const less = compilePolicy(policyOf(statements.flatMap((one, i) => (i === index ? (changed ?? []) : [one]))))
      return own.find((check) => !judge(less, check))
    }
    return [
      ...removals(statement, 'Action').map(({ value, changed }) => proofOf(name, 'action', value, lost(changed))),
      ...removals(statement, 'Resource').map(({ value, changed }) => proofOf(name, 'resource', value, lost(changed))),
      ...conditionProofs({ statement, index, name, statements, own, judge, whole }),
    ]
  })
}

type Judge = (policy: CompiledPolicy, check: Omit<MetCheck, 'where' | 'met'>) => boolean

function judgeFor(account: string): Judge {
  const principal = `arn:aws:iam::${account}:role/pipeline`
  const resourcePolicy = consentTo(account)
  return (policy, { action, resource, context }) =>
    evaluate({ principal, action, resource, context }, { identityPolicies: [policy], resourcePolicy }).decision ===
    'Allow'
}

/** Each question once; what was rehearsed is the better evidence. */
function ordered(checks: readonly MetCheck[]): MetCheck[] {
  const all = [...checks.filter(({ met }) => met === 'rehearsed'), ...checks.filter(({ met }) => met === 'planned')]
  const unique = new Map<string, MetCheck>()
  for (const check of all) {
    const key = JSON.stringify([check.action, check.resource, check.context])
    if (!unique.has(key)) unique.set(key, check)
  }
  return [...unique.values()]
}

/** The statement without one value; nothing where that was the last. */
function removals(statement: StatementDocument, element: 'Action' | 'Resource') {
  const values = listIn(statement[element])
  return values.map((value) => {
    const left = values.filter((other) => other !== value)
    return { value, changed: left.length === 0 ? undefined : { ...statement, [element]: left } }
  })
}

function proofOf(
  statement: string,
  element: 'action' | 'resource',
  value: string,
  lost: MetCheck | undefined,
): ElementProof {
  return { statement, element, value, met: lost?.met, evidence: lost && `${lost.where}: ${describe(lost)} is denied` }
}

interface ConditionSetting {
  readonly statement: StatementDocument
  readonly index: number
  readonly name: string
  readonly statements: readonly StatementDocument[]
  readonly own: readonly MetCheck[]
  readonly judge: Judge
  readonly whole: CompiledPolicy
}

function conditionProofs({ statement, index, name, statements, own, judge, whole }: ConditionSetting): ElementProof[] {
  return Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]): ElementProof => {
      const { [key]: _, ...others } = keys
      const open = { ...statement, Condition: { ...statement.Condition, [operator]: others } }
      const unfenced = compilePolicy(policyOf(statements.map((one, i) => (i === index ? withoutEmpty(open) : one))))
      const counter = own
        .map((check) => ({ ...check, context: countered(check.context, { operator, key, value }) }))
        .find((check) => !judge(whole, check) && judge(unfenced, check))
      return {
        statement: name,
        element: 'condition',
        value: `${key} = ${[value].flat().join(', ')}`,
        met: counter?.met,
        evidence:
          counter &&
          `${describe(counter)} ${withKey(counter.context, key)} is refused, and allowed without the condition`,
      }
    }),
  )
}

function withoutEmpty({ Condition, ...rest }: StatementDocument): StatementDocument {
  const kept = Object.entries(Condition ?? {}).filter(([, keys]) => Object.keys(keys).length > 0)
  return kept.length === 0 ? rest : { ...rest, Condition: Object.fromEntries(kept) }
}

interface Fence {
  readonly operator: string
  readonly key: string
  readonly value: OneOrMany
}

/** The context of a request that stands outside of a fence. */
function countered(context: Context, { operator, key, value }: Fence): Context {
  const { [key]: seen, ...others } = context
  if (operator === 'Null') return others
  const [first = ''] = [value].flat()
  const outside = /Not(Equals|Like)/.test(operator) ? first : anotherThan(first)
  return { ...others, [key]: operator.startsWith('For') ? [...[seen ?? []].flat(), outside] : outside }
}

function withKey(context: Context, key: string): string {
  const value = context[key]
  return value === undefined ? `without ${key}` : `with ${key} = ${[value].flat().join(', ')}`
}

/** Another value of the same kind: another cluster, another service. */
function anotherThan(value: string): string {
  return value.endsWith('.amazonaws.com') ? `another-${value}` : `${value}-another`
}

function describe({ action, resource }: MetCheck): string {
  return `${action} on ${resource}`
}

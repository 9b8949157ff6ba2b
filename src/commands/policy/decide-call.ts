import { UserError } from '../../calls/index.ts'
import {
  type Context,
  type Decision,
  evaluate,
  type Policy,
  parseArn,
  type StatementReference,
} from '../../iam/index.ts'
import { consentTo, type PolicyPlace } from '../../permissions/index.ts'

/** One step of a decision. */
export interface DecisionStep {
  readonly at: PolicyPlace
  readonly sid: string | undefined
  readonly effect: 'Allow' | 'Deny'
  readonly matches: boolean
  /** Why it does not match. */
  readonly why: string | undefined
}

/** The decision of a request, statement by statement. */
export interface CallDecision {
  readonly action: string
  readonly resource: string
  readonly context: Context
  readonly decision: Decision['decision']
  readonly kind: Decision['kind']
  readonly steps: readonly DecisionStep[]
}

interface Asked {
  readonly resource: string
  readonly context: readonly string[]
  readonly account: string
}

/** Throws UserError for what is no action, no ARN or no pair. */
export function decideCall(policy: Policy, action: string, { resource, context: pairs, account }: Asked): CallDecision {
  if (!/^[a-z0-9-]+:[A-Za-z]+$/i.test(action))
    throw new UserError('OPTION_INVALID', `invalid value \`${action}\` for \`--call\``, {
      hint: 'an action like `ecs:RunTask`',
    })
  if (resource !== '*' && !parseArn(resource))
    throw new UserError('OPTION_INVALID', `invalid value \`${resource}\` for \`--resource\``, {
      hint: 'an ARN, or `*` for none',
    })
  const context = contextOf(pairs)
  const principal = `arn:aws:iam::${account}:role/pipeline`
  const { decision, kind, matched, reasons } = evaluate(
    { principal, action, resource, context },
    { identityPolicies: [policy], resourcePolicy: consentTo(account) },
  )
  const isOwn = ({ policyType }: StatementReference) => policyType === 'identity-based'
  const why = new Map(reasons.filter(isOwn).map(({ statementIndex, message }) => [statementIndex, message]))
  const deciding = new Set(matched.filter(isOwn).map(({ statementIndex }) => statementIndex))
  const steps = policy.statements.map(({ sid, effect, at }, index) => ({
    at: { file: policy.file ?? '-', line: at.line, column: at.column },
    sid: sid?.value,
    effect: effect.value,
    matches: deciding.has(index) || !why.has(index),
    why: why.get(index),
  }))
  return { action, resource, context, decision, kind, steps }
}

/** A key that is given several times has several values. */
function contextOf(pairs: readonly string[]): Context {
  const context: Record<string, string | string[]> = {}
  for (const pair of pairs) {
    const [, key, value] = /^([^=\s]+:[^=\s]+)=(.*)$/s.exec(pair) ?? []
    if (key === undefined || value === undefined)
      throw new UserError('OPTION_INVALID', `invalid value \`${pair}\` for \`--context\``, {
        hint: 'KEY=VALUE, like `iam:PassedToService=ecs-tasks.amazonaws.com`',
      })
    const before = context[key]
    context[key] = before === undefined ? value : [before, value].flat()
  }
  return context
}

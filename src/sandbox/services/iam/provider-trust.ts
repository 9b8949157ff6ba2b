import type { Condition, Statement } from '../../../iam/index.ts'
import { ServiceError } from '../../service.ts'

/** What a trust policy must say about tokens of a provider that anyone can get tokens from. */
interface ProviderRule {
  /** Claims of which one must be restricted. */
  readonly claims: readonly string[]
  /** The comparisons that count as a restriction. */
  readonly operators: RegExp
  /** What a restriction must not be, because it lets everyone in. */
  readonly open: (value: string) => boolean
  readonly message: (principal: string, issuer: string) => string
  /** The text where the statement has no condition at all, if that is another one. */
  readonly withoutCondition?: string
}

const textComparisons = /^(?:For(?:AnyValue|AllValues):)?String(?:Equals|Like|EqualsIgnoreCase)$/

function mustEvaluate(principal: string, keys: readonly string[]): string {
  return `Trust policy with trusted principal ${principal} must evaluate, using StringEquals, StringLike or StringEqualsIgnoreCase, ${keys.join(' or ')} which is not scoped to all.`
}

const github: ProviderRule = {
  claims: ['sub', 'job_workflow_ref'],
  operators: textComparisons,
  // A star in front lets everyone in, whatever follows; a question mark alone is not taken for that.
  open: (value) => value === '' || value.startsWith('*'),
  message: (principal, issuer) => mustEvaluate(principal, [`${issuer}:sub`, `${issuer}:job_workflow_ref`]),
}

const cognito: ProviderRule = {
  claims: ['aud'],
  operators: textComparisons,
  open: (value) => value === '*',
  message: (principal, issuer) => mustEvaluate(principal, [`${issuer}:aud`]),
  withoutCondition: 'A condition block must be present for the Cognito provider',
}

const applications: Readonly<Record<string, readonly string[]>> = {
  'accounts.google.com': ['aud', 'oaud', 'azp', 'sub'],
  'www.amazon.com': ['app_id'],
  'graph.facebook.com': ['app_id'],
}

/**
 * Refuses trust in a public identity provider that does not say whose tokens are meant. Throws `MalformedPolicyDocument`.
 * observed: test/vectors/iam/trust.json, test/vectors/iam/malformed.json
 */
export function checkProviderTrust(statement: Statement): void {
  if (statement.effect.value !== 'Allow') return
  if (!statement.action.values.some(({ value }) => value === 'sts:AssumeRoleWithWebIdentity')) return
  for (const { type, value } of statement.principal?.entries ?? []) {
    if (type !== 'Federated') continue
    const issuer = value.value.replace(/^arn:[^:]*:iam::\d*:oidc-provider\//, '')
    const rule = ruleOf(issuer)
    if (!rule || isRestricted(statement.conditions, issuer, rule)) continue
    const special = statement.conditions.length === 0 ? rule.withoutCondition : undefined
    throw new ServiceError('MalformedPolicyDocument', special ?? rule.message(value.value, issuer))
  }
}

function ruleOf(issuer: string): ProviderRule | undefined {
  // By its beginning: an issuer below GitHub's falls under the rule, and one that only looks like it as well.
  if (issuer.startsWith('token.actions.githubusercontent.com')) return github
  if (issuer === 'cognito-identity.amazonaws.com') return cognito
  const claims = Object.hasOwn(applications, issuer) ? applications[issuer] : undefined
  if (!claims) return undefined
  return {
    claims,
    operators: /^StringEquals$/,
    open: () => false,
    message: () => `Policy trusting ${issuer} requires a StringEquals condition on an application id`,
  }
}

function isRestricted(conditions: readonly Condition[], issuer: string, rule: ProviderRule): boolean {
  const keys = new Set(rule.claims.map((claim) => `${issuer}:${claim}`.toLowerCase()))
  return conditions.some(
    ({ operator, key, values }) =>
      rule.operators.test(operator.value) &&
      keys.has(key.value.toLowerCase()) &&
      values.every(({ value }) => !rule.open(value)),
  )
}

import { type Decision, evaluate, type StatementReference } from '../../iam/index.ts'
import type { Caller } from '../authenticate/index.ts'
import type { AccessCheck } from '../service.ts'
import type { Policies } from './policies.ts'

/** The decision of one check, for the journal. */
export interface JudgedCheck {
  readonly action: string
  readonly resource: string
  readonly context: Readonly<Record<string, string | readonly string[]>>
  readonly decision: 'Allow' | 'Deny'
  readonly kind: 'explicit' | 'implicit'
  /** The kind of policy that decided. */
  readonly policyType: Decision['policyType']
  /** The statements that decided: `role deploy, policy main, statement 2 (Sid RunTask)`. */
  readonly statements: readonly string[]
}

/** What IAM says about a request: every check up to the first that fails. */
export interface Judgement {
  readonly checks: readonly JudgedCheck[]
  /** The check that failed. */
  readonly denied: { readonly check: AccessCheck; readonly judged: JudgedCheck } | undefined
}

/** Asks the caller's policies about one check after the other; the first denial ends it. `keys` are the request's global condition keys. */
export function authorise(
  caller: Caller,
  checks: readonly AccessCheck[],
  keys: Readonly<Record<string, string>>,
  policies: Policies,
): Judgement {
  const judgedChecks: JudgedCheck[] = []
  for (const check of checks) {
    const judged = judge(caller, check, keys, policies)
    judgedChecks.push(judged)
    if (judged.decision === 'Deny') return { checks: judgedChecks, denied: { check, judged } }
  }
  return { checks: judgedChecks, denied: undefined }
}

function judge(
  caller: Caller,
  check: AccessCheck,
  keys: Readonly<Record<string, string>>,
  policies: Policies,
): JudgedCheck {
  const { principal } = caller
  const resourcePolicy = check.trustPolicy ?? check.resourcePolicy
  const owner = check.context?.['aws:ResourceAccount']
  const decision = evaluate(
    {
      principal: principal.arn,
      action: check.action,
      resource: check.resource,
      ...(typeof owner === 'string' && { resourceAccount: owner }),
      context: { ...keys, 'aws:ResourceAccount': principal.account, ...check.context },
    },
    {
      identityPolicies: caller.identityPolicies.map(({ document }) => policies.compile(document)),
      ...(caller.boundary !== undefined && { permissionsBoundary: policies.compile(caller.boundary) }),
      ...(caller.sessionPolicy !== undefined && { sessionPolicy: policies.compile(caller.sessionPolicy) }),
      ...(resourcePolicy !== undefined && { resourcePolicy: policies.compile(resourcePolicy) }),
    },
  )
  return {
    action: check.action,
    resource: check.resource,
    context: check.context ?? {},
    decision: decision.decision,
    kind: decision.kind,
    policyType: decision.policyType,
    statements: decision.matched.map((statement) => describe(statement, caller)),
  }
}

function describe({ policyType, policyIndex, statementIndex, statement }: StatementReference, caller: Caller): string {
  const named = policyType === 'identity-based' ? caller.identityPolicies[policyIndex]?.name : `${policyType} policy`
  const sid = statement.sid?.value
  return `${named}, statement ${statementIndex + 1}${sid === undefined ? '' : ` (Sid ${sid})`}`
}

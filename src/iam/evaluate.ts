import { isServiceLinked } from './caller.ts'
import { type AnyPolicy, type CompiledPolicy, compilePolicy } from './compile-policy.ts'
import type { Decision, PolicyType, Reason, StatementReference } from './decision.ts'
import { explainMismatch } from './explain-mismatch.ts'
import type { Naming } from './match-principal.ts'
import { matchStatement } from './match-statement.ts'
import { type AccessRequest, type PreparedRequest, prepareRequest } from './request.ts'

/** The policies that apply to a request. What is absent does not apply; an empty list allows nothing. */
export interface PolicySet {
  readonly identityPolicies?: readonly AnyPolicy[]
  readonly permissionsBoundary?: AnyPolicy | readonly AnyPolicy[]
  readonly sessionPolicy?: AnyPolicy | readonly AnyPolicy[]
  /** Of one level of the organisation; or a list for each level from the root down, every one of which has to allow. */
  readonly serviceControlPolicies?: readonly AnyPolicy[] | readonly (readonly AnyPolicy[])[]
  /** Their Denys count. AWS's own policy that allows everything is always attached, so they need no Allow. */
  readonly resourceControlPolicies?: readonly AnyPolicy[]
  /** The policy of the resource: a bucket's, a queue's, a key's, or a role's trust policy. */
  readonly resourcePolicy?: AnyPolicy
}

interface Layer {
  readonly type: PolicyType
  readonly policies: readonly CompiledPolicy[]
  /** Whether it restricts by what it does not allow. */
  readonly limits: boolean
}

interface Verdict {
  readonly layer: Layer
  readonly allows: readonly StatementReference[]
  readonly denies: readonly StatementReference[]
  readonly namings: ReadonlySet<Naming | undefined>
}

/**
 * Decides a request as AWS does. Values may be unknown: an Allow then counts only if it matches whatever they are, a Deny if it may match.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html (checked 2026-11)
 * @throws PolicyError if a policy given as plain data is none
 * @example
 * evaluate(
 *   { principal: 'arn:aws:iam::111122223333:role/deploy', action: 'ecs:RunTask', resource: '*' },
 *   { identityPolicies: [policyOf([{ Effect: 'Allow', Action: 'ecs:*', Resource: '*' }])] },
 * ).decision // 'Allow'
 */
export function evaluate(request: AccessRequest, policies: PolicySet): Decision {
  const prepared = prepareRequest(request)
  const layers = layersOf(policies, prepared)
  const decide = (
    decision: 'Allow' | 'Deny',
    kind: 'explicit' | 'implicit',
    policyType: PolicyType | undefined,
    matched: readonly StatementReference[] = [],
  ): Decision => ({
    decision,
    kind,
    policyType,
    matched,
    get reasons() {
      return layers.flatMap((layer) => reasonsOf(layer, prepared))
    },
  })
  // GetCallerIdentity needs no permission and cannot be denied.
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html (checked 2026-11)
  if (prepared.action === 'sts:getcalleridentity') return decide('Allow', 'implicit', undefined)

  const verdicts = layers.map((layer) => judge(layer, prepared))
  const denying = verdicts.find(({ denies }) => denies.length > 0)
  if (denying) return decide('Deny', 'explicit', denying.layer.type, denying.denies)
  const missing = missingAllow(verdicts, prepared)
  if (missing) return decide('Deny', 'implicit', missing)
  const matched = verdicts.flatMap(({ allows }) => allows)
  return decide('Allow', 'explicit', matched.find(grants)?.policyType, matched)
}

/** Identity and resource policies grant; the others only limit. */
function grants({ policyType }: StatementReference): boolean {
  return policyType === 'identity-based' || policyType === 'resource-based'
}

/** The policies in AWS's order of evaluation. */
function layersOf(policies: PolicySet, { caller, action }: PreparedRequest): Layer[] {
  const layers: Layer[] = []
  const add = (type: PolicyType, input: AnyPolicy | readonly AnyPolicy[] | undefined, limits: boolean): void => {
    if (input === undefined) return
    layers.push({ type, policies: (isList(input) ? input : [input]).map(compilePolicy), limits })
  }
  // Organisations restrict principals of member accounts, but neither services nor the roles linked to them.
  if (!isServiceLinked(caller)) {
    if (caller.account !== '') {
      for (const level of levelsOf(policies.serviceControlPolicies)) add('service-control', level, true)
    }
    // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html (checked 2026-11): the one exception
    if (action !== 'kms:retiregrant') add('resource-control', policies.resourceControlPolicies, false)
  }
  add('resource-based', policies.resourcePolicy, false)
  add('identity-based', policies.identityPolicies ?? [], false)
  add('permissions-boundary', policies.permissionsBoundary, true)
  add('session', policies.sessionPolicy, true)
  return layers
}

function isList<T>(input: T | readonly T[]): input is readonly T[] {
  return Array.isArray(input)
}

function levelsOf(policies: PolicySet['serviceControlPolicies']): readonly (readonly AnyPolicy[])[] {
  if (policies === undefined) return []
  const flat: AnyPolicy[] = []
  const levels: (readonly AnyPolicy[])[] = []
  for (const item of policies) {
    if (isList(item)) levels.push(item)
    else flat.push(item)
  }
  return levels.length > 0 && flat.length === 0 ? levels : [flat, ...levels]
}

function judge(layer: Layer, request: PreparedRequest): Verdict {
  const allows: StatementReference[] = []
  const denies: StatementReference[] = []
  const namings = new Set<Naming | undefined>()
  for (const [policyIndex, policy] of layer.policies.entries()) {
    for (const statement of policy.statementsFor(request.action, request.resource)) {
      const outcome = matchStatement(statement, request)
      if (outcome.match === 'no') continue
      if (statement.source.effect.value === 'Deny') {
        denies.push(refer(layer, policyIndex, policy, statement.index))
      } else if (outcome.match === 'yes') {
        namings.add(outcome.naming)
        allows.push(refer(layer, policyIndex, policy, statement.index))
      }
    }
  }
  return { layer, allows, denies, namings }
}

/** The type of policy whose Allow is missing; `undefined` when the request is allowed. */
function missingAllow(verdicts: readonly Verdict[], request: PreparedRequest): PolicyType | undefined {
  const { caller, resourceAccount } = request
  const allowedBy = (type: PolicyType): boolean =>
    verdicts.some(({ layer, allows }) => layer.type === type && allows.length > 0)
  const limiting = verdicts.find(({ layer, allows }) => layer.limits && allows.length === 0)?.layer.type
  if (limiting === 'service-control') return limiting

  const namings =
    verdicts.find(({ layer }) => layer.type === 'resource-based')?.namings ?? new Set<Naming | undefined>()
  const isNamed = namings.size > 0
  // Services, web identities and anonymous callers have no identity policies: the resource decides alone.
  if (caller.account === '' || caller.kind === 'identityProvider') return isNamed ? undefined : 'resource-based'

  const isRoot = caller.kind === 'root'
  const identity = isRoot || allowedBy('identity-based') ? limiting : 'identity-based'
  if (caller.account !== resourceAccount) {
    // A role is passed within its account only, whatever its policies say.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html (checked 2026-11)
    if (request.action === 'iam:passrole') return 'identity-based'
    return isNamed ? identity : 'resource-based'
  }
  // Named itself (a user, a session) or with everyone: no boundary, session policy or missing identity policy stands in the way.
  if (namings.has('itself') || namings.has('everyone'))
    return caller.kind === 'role' && !namings.has('everyone') ? limiting : undefined
  // Named as a role: its identity policies need not allow, but boundary and session policy do.
  if (namings.has('role')) return limiting
  return needsResourcePolicy(request) && !isNamed ? 'resource-based' : identity
}

/**
 * Keys and roles are open to nobody, not even in their own account, unless their own policy allows it, directly or by naming the account.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html (checked 2026-11)
 */
function needsResourcePolicy({ action, resource }: PreparedRequest): boolean {
  const [, , service, , , name = ''] = resource.parts ?? []
  if (service === 'kms') return action.startsWith('kms:') && name.startsWith('key/')
  return service === 'iam' && name.startsWith('role/') && action.startsWith('sts:')
}

function refer(
  { type }: Layer,
  policyIndex: number,
  { policy }: CompiledPolicy,
  statementIndex: number,
): StatementReference {
  const statement = policy.statements[statementIndex]
  if (!statement) throw new RangeError(`the policy has no statement ${statementIndex}`)
  return { policyType: type, policyIndex, statementIndex, statement, file: policy.file, at: statement.at }
}

function reasonsOf(layer: Layer, request: PreparedRequest): Reason[] {
  return layer.policies.flatMap((policy, policyIndex) =>
    policy.statements.flatMap((statement) => {
      const outcome = matchStatement(statement, request)
      // A Deny that may match counts as matched.
      if (outcome.match === 'yes' || (outcome.match === 'maybe' && statement.source.effect.value === 'Deny')) return []
      const { match, mismatch } = outcome
      const message = explainMismatch(mismatch, statement.source, request, match === 'maybe')
      return [{ ...refer(layer, policyIndex, policy, statement.index), mismatch, message }]
    }),
  )
}

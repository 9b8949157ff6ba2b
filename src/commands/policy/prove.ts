import { withMarks } from '../../calls/index.ts'
import {
  compilePolicy,
  evaluate,
  type PolicyDocument,
  parsePolicy,
  type StatementDocument,
  toDocument,
} from '../../iam/index.ts'
import {
  consentTo,
  coverage,
  type ElementProof,
  type LineNeed,
  type MetCheck,
  neededFor,
  policyDocument,
  proveElements,
  requestOf,
  statementDocument,
  statementsOf,
} from '../../permissions/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { tellVersion } from '../version/version.ts'
import { inSandbox, planProof } from './plan-proof.ts'
import type { ProveOptions } from './prove-options.ts'
import { type Provenance, provenanceOf } from './provenance.ts'
import { readPolicy } from './read-policies.ts'
import { type Branch, type Rehearsed, rehearseLines, WELL } from './rehearse-lines.ts'

/** A check of a command line that the policy does not allow. */
export interface Lack {
  readonly where: string
  readonly action: string
  readonly resource: string
  /** The service on whose behalf a key is used. */
  readonly via?: string
}

/** The evidence that a policy is enough for command lines, and no more. */
export interface Proof {
  /** ISO 8601, of the real clock. */
  readonly date: string
  readonly version: string
  /** By which rules it was judged: the day of AWS's table of actions. */
  readonly referenceDate: string
  /** SHA-256 of the policy without white space, in hexadecimal. */
  readonly policyDigest: string
  readonly lines: readonly string[]
  readonly rehearsals: readonly Rehearsed[]
  /** Command lines that failed in every scenario, with the last message: of what they would do after that, the plan is the only witness. */
  readonly neverWell: readonly Pick<Rehearsed, 'line' | 'ended'>[]
  /** Every answer to every question of the command lines, and where it was given. */
  readonly branches: readonly Branch[]
  readonly lacking: readonly Lack[]
  /** Statements that allow what is lacking. */
  readonly patch: readonly StatementDocument[]
  readonly elements: readonly ElementProof[]
  /** Of the generated policy, also where another one is proved. */
  readonly provenance: Provenance
}

/**
 * Proves the policy in a file, or the generated one: the command lines are run in the sandbox under it, in an account without the service,
 * in one that has it, with tasks that crash, and in what else their questions ask for; then each element is taken away.
 */
export async function prove(tools: Tools, options: ProveOptions, { positional }: Invocation): Promise<Proof> {
  const planned = await planProof(tools, options)
  const { lines, own, open, account } = planned
  const needed = neededFor(own, options.grade)
  const policy = await policyFor(positional[0], needed, tools)
  const { rehearsals, branches } = await inSandbox(
    rehearseLines(tools, planned, { policy: JSON.stringify(attachable(policy)), region: options.region }),
  )
  const met = [...rehearsals.flatMap(({ met: some }) => some), ...plannedChecks(needed, account)]
  const lacking = lackingIn(
    policy,
    met.filter((check) => !isDispensable(check, own, needed)),
    account,
  )
  const [{ referenceDate }, { version }] = await Promise.all([
    import('../../iam/service-reference/index.ts'),
    tellVersion(),
  ])
  return {
    date: new Date(tools.now()).toISOString(),
    version,
    referenceDate,
    policyDigest: await digestOf(JSON.stringify(policy)),
    lines,
    rehearsals,
    neverWell: neverWellIn(rehearsals),
    branches,
    lacking,
    patch: patchFor(lacking, own),
    elements: proveElements(policy, met, account),
    provenance: await provenanceOf(tools, {
      options,
      lines,
      open,
      policies: [{ name: 'ci', statements: statementsOf(own, options.grade) }],
    }),
  }
}

function neverWellIn(rehearsals: readonly Rehearsed[]): Pick<Rehearsed, 'line' | 'ended'>[] {
  const ends = new Map(rehearsals.map(({ line, ended }) => [line, ended]))
  for (const { line, ended } of rehearsals) if (ended === WELL) ends.delete(line)
  return [...ends].map(([line, ended]) => ({ line, ended }))
}

/** The statements of the plan for what is lacking; where the plan knows nothing of it, as of a key of KMS, those of the check itself. */
function patchFor(lacking: readonly Lack[], own: readonly LineNeed[]): StatementDocument[] {
  const planned = own.filter((need) => lacking.some(({ action }) => action === need.action))
  const unplanned = lacking.filter(({ action }) => !own.some((need) => need.action === action))
  return [
    ...statementsOf(planned, 'optional').map(statementDocument),
    ...unplanned.map(({ action, resource, via }) =>
      statementDocument({
        actions: [action],
        resources: [resource],
        context: via === undefined ? {} : { 'kms:ViaService': via },
      }),
    ),
  ]
}

async function policyFor(file: string | undefined, needs: readonly LineNeed[], tools: Tools): Promise<PolicyDocument> {
  if (file !== undefined) return toDocument((await readPolicy(file, 'identity', tools)).policy)
  return toDocument(parsePolicy(JSON.stringify(policyDocument(statementsOf(needs, 'optional')))))
}

/** IAM takes no policy without a statement: a command that calls nobody is run under one that denies all. */
function attachable(policy: PolicyDocument): PolicyDocument {
  const isEmpty = [policy.Statement].flat().length === 0
  return isEmpty ? { ...policy, Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] } : policy
}

/** Whether a check was met for the sake of something alone that the policy need not allow: `--grade` says how much it has to. */
function isDispensable({ action, resource }: MetCheck, all: readonly LineNeed[], needed: readonly LineNeed[]): boolean {
  const asks = (need: LineNeed) => need.action === action && coverage(need.resource)(resource)
  return !needed.some(asks) && all.some(asks)
}

function plannedChecks(needs: readonly LineNeed[], account: string): MetCheck[] {
  return needs.map((need) => {
    const { action, resource, context = {} } = requestOf(need, account)
    return { action, resource, context, where: `${need.line}, by its plan`, met: 'planned' }
  })
}

function lackingIn(policy: PolicyDocument, met: readonly MetCheck[], account: string): Lack[] {
  const principal = `arn:aws:iam::${account}:role/pipeline`
  const set = { identityPolicies: [compilePolicy(policy)], resourcePolicy: consentTo(account) }
  const found = new Map<string, Lack>()
  for (const { action, resource, context, where } of met) {
    const key = `${action} ${resource}`
    if (found.has(key) || evaluate({ principal, action, resource, context }, set).decision === 'Allow') continue
    const via = context['kms:ViaService']
    found.set(key, {
      where,
      action,
      resource: withMarks(resource, () => '*'),
      ...(typeof via === 'string' && { via }),
    })
  }
  return [...found.values()]
}

async function digestOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

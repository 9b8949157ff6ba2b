import { DeniedError, forPeople, UserError } from '../../calls/index.ts'
import { getCallerIdentity, getRole } from '../../calls/operations/index.ts'
import type { StatementDocument } from '../../iam/index.ts'
import {
  comparePolicies,
  type LineNeed,
  neededFor,
  simulationsOf,
  statementDocument,
  statementsOf,
} from '../../permissions/index.ts'
import { readRolePolicies } from '../../steps/index.ts'
import type { Tools } from '../tools.ts'
import { askSimulator } from './ask-simulator.ts'
import { liveSet } from './live-role.ts'
import { planLines } from './plan-lines.ts'
import type { PreflightOptions } from './preflight-options.ts'

/** What `policy preflight` found out. */
export interface Preflight {
  /** ARN of whose credentials these are. */
  readonly caller: string
  /** The role or user whose policies count. */
  readonly principal: string
  /** Who decided: IAM's simulator, our own engine on the policies that could be read, or nobody. */
  readonly by: 'simulator' | 'own engine' | 'nobody'
  /** Calls of the simulator. */
  readonly calls: number
  readonly lines: readonly string[]
  /** How many needs were decided. */
  readonly checked: number
  readonly denied: readonly LineNeed[]
  /** Statements that allow them. */
  readonly patch: readonly StatementDocument[]
  /** What could not be known, in words. */
  readonly unknown: readonly string[]
}

/**
 * Whether command lines would be allowed, asked with the credentials at hand before anything is done. IAM's simulator is asked in as few calls
 * as there are contexts; where that is denied, our own engine judges the policies that can be read. Throws UserError.
 */
export async function preflight(tools: Tools, options: PreflightOptions): Promise<Preflight> {
  const caller = await tools.onAws('know who calls', async (aws) => {
    const identity = await aws.step('know who calls').call(getCallerIdentity())
    return identity.take(({ Arn }) => Arn, '')
  })
  const [, partition = 'aws', account = ''] = /^arn:([^:]+):[^:]+::(\d{12}):/.exec(caller) ?? []
  if (account === '') throw new UserError('CALLER_UNKNOWN', `nobody knows whose credentials these are: \`${caller}\``)
  const { lines, needs } = await planLines(tools, { ...options, account: options.account ?? account })
  const own = unique(neededFor(needs, options.grade).filter(({ principal }) => principal === 'caller'))
  const whose = await principalOf(tools, caller, { partition, account })
  const found = { caller, principal: whose, lines }
  if (/:root$/.test(caller))
    return { ...found, by: 'own engine', calls: 0, checked: own.length, denied: [], patch: [], unknown: [ROOT] }
  const decided = await decide(tools, whose, { needs: own, account })
  const patch = statementsOf(decided.denied, 'optional').map(statementDocument)
  return { ...found, ...decided, patch, unknown: [...decided.unknown, ...NEVER_KNOWN, ...ofResources(own)] }
}

const ROOT = 'these are credentials of the account itself, which no policy of IAM limits: service control policies may'

/** Whatever decides. https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html (checked 2026-11) */
const NEVER_KNOWN = [
  'session policies, which come with the credentials, and policies of VPC endpoints are told by no API',
]

function ofResources(needs: readonly LineNeed[]): string[] {
  const services = [...new Set(needs.map(({ action }) => action.split(':')[0] ?? ''))]
  const own = services.filter((service) => ['s3', 'kms', 'secretsmanager', 'sts'].includes(service))
  return own.length === 0 ? [] : [`policies of resources have a say as well: of ${own.join(', ')}`]
}

interface Asked {
  readonly needs: readonly LineNeed[]
  readonly account: string
}

type Decided = Pick<Preflight, 'by' | 'calls' | 'checked' | 'denied' | 'unknown'>

async function decide(tools: Tools, principal: string, { needs, account }: Asked): Promise<Decided> {
  const { simulations, unread } = simulationsOf(needs, account, principal)
  const open = unread.map(
    (need) => `${need.action} on ${forPeople(need.resource)}: nobody has read it, \`--read\` looks it up`,
  )
  const known = needs.filter((need) => !unread.includes(need))
  const simulated = await unlessDenied(
    tools.onAws('simulate the policies', (aws) => askSimulator(aws, principal, simulations)),
  )
  if (simulated !== undefined) {
    const { denied, calls, missingKeys } = simulated
    const keys = missingKeys.map((key) => `a policy asks for \`${key}\`, which nobody knows beforehand`)
    return { by: 'simulator', calls, checked: known.length, denied, unknown: [...open, ...keys] }
  }
  const role = /:role\//.test(principal)
    ? await unlessDenied(tools.onAws('read the policies', (aws) => readRolePolicies(aws, principal)))
    : undefined
  if (role === undefined) {
    const lacking = `neither iam:SimulatePrincipalPolicy nor reading the policies of ${principal} is allowed`
    return { by: 'nobody', calls: 0, checked: 0, denied: [], unknown: [lacking, ...open] }
  }
  const { missing } = comparePolicies({ required: known, all: known }, await liveSet(role))
  const limits = 'iam:SimulatePrincipalPolicy is not allowed: service control policies are not known'
  return {
    by: 'own engine',
    calls: 0,
    checked: known.length,
    denied: missing.map(({ need }) => need),
    unknown: [...open, limits],
  }
}

async function unlessDenied<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DeniedError) return undefined
    throw error
  }
}

interface Where {
  readonly partition: string
  readonly account: string
}

/** A session is of a role, whose path only IAM tells; a user is itself. */
async function principalOf(tools: Tools, caller: string, { partition, account }: Where): Promise<string> {
  const role = /:assumed-role\/([^/]+)\//.exec(caller)?.[1]
  if (role === undefined) return caller
  const found = await unlessDenied(
    tools.onAws('know the role', async (aws) => {
      const described = await aws.step('know the role').call(getRole({ RoleName: role }))
      return described.take(({ Role }) => Role.Arn ?? '', '')
    }),
  )
  return found || `arn:${partition}:iam::${account}:role/${role}`
}

/** Each need once, with the step and the grade of whoever cannot do without it. */
function unique(needs: readonly LineNeed[]): LineNeed[] {
  const firm = [
    ...needs.filter(({ grade }) => grade === 'required'),
    ...needs.filter(({ grade }) => grade !== 'required'),
  ]
  const found = new Map<string, LineNeed>()
  for (const need of firm) {
    const key = JSON.stringify([need.action, need.resource, need.context, need.tagKeys])
    if (!found.has(key)) found.set(key, need)
  }
  return [...found.values()]
}

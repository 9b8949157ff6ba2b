import { UserError } from '../../calls/index.ts'
import { type PolicyDocument, policyOf, type StatementDocument, statementToDocument } from '../../iam/index.ts'
import type { Finding } from '../../iam/lint/index.ts'
import {
  type CheckedPolicies,
  type Comparison,
  comparePolicies,
  type LineNeed,
  neededFor,
  statementDocument,
  statementsOf,
} from '../../permissions/index.ts'
import { readRolePolicies } from '../../steps/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { type CheckOptions, checkOptions } from './check-options.ts'
import { livePolicies, liveSet } from './live-role.ts'
import { planLines } from './plan-lines.ts'
import { type ReadPolicy, readPolicy } from './read-policies.ts'
import { stillUnknown } from './still-unknown.ts'

/** What `policy check` found. */
export interface Checked extends Comparison {
  readonly lines: readonly string[]
  /** Statements that allow what is missing. */
  readonly patch: readonly StatementDocument[]
  /** What the linter says: errors are malformed, warnings risky. */
  readonly findings: readonly Finding[]
  /** The policy as it should be: its own Denies, and what the command lines need. */
  readonly mended: PolicyDocument
}

/**
 * Compares the policies of a role with what command lines need: what is missing, with the statement that came nearest; what is too much;
 * what is malformed or risky. Throws UserError for a file that is no policy, and where the needs hold what nobody has read.
 */
export async function check(tools: Tools, options: CheckOptions, { positional }: Invocation): Promise<Checked> {
  const { lines, needs, open } = await planLines(tools, { ...options, carriesUnset: true })
  const own = needs.filter(({ principal }) => principal === options.principal)
  if (own.length === 0 && needs.length > 0)
    throw new UserError('OPTION_INVALID', `no call is made as \`${options.principal}\``, {
      hint: `--principal is one of ${[...new Set(needs.map(({ principal }) => principal))].join(', ')}`,
    })
  const unknown = stillUnknown({ statements: statementsOf(own, 'optional'), open, options: checkOptions })
  if (unknown) throw unknown
  const read = (kind: 'identity' | 'session' | 'serviceControl') => (file: string) => readPolicy(file, kind, tools)
  const { liveRole } = options
  if (positional.length === 0 && liveRole === undefined)
    throw new UserError('OPTION_MISSING', 'no policy to check', {
      hint: 'name a file, or a role with --live-role, which is read with the credentials at hand',
    })
  const role =
    liveRole === undefined
      ? undefined
      : await tools.onAws('read the policies', (aws) => readRolePolicies(aws, roleArn(liveRole)))
  const policies = [
    ...(await Promise.all(positional.map(read('identity')))),
    ...(role === undefined ? [] : await livePolicies(role)),
  ]
  const limit = role && (await liveSet(role)).permissionsBoundary
  const [boundaries, sessions, controls] = await Promise.all([
    Promise.all(options.boundary.map(read('identity'))),
    Promise.all(options.session.map(read('session'))),
    Promise.all(options.scp.map(read('serviceControl'))),
  ])
  const set: CheckedPolicies = {
    identityPolicies: policies.map(({ policy }) => policy),
    ...(limit !== undefined && { permissionsBoundary: limit }),
    ...(boundaries.length > 0 && { permissionsBoundary: boundaries.map(({ policy }) => policy) }),
    ...(sessions.length > 0 && { sessionPolicy: sessions.map(({ policy }) => policy) }),
    ...(controls.length > 0 && { serviceControlPolicies: controls.map(({ policy }) => policy) }),
  }
  const required = neededFor(own, options.grade)
  const comparison = comparePolicies({ required, all: own }, set)
  return {
    ...comparison,
    lines,
    patch: statementsOf(
      comparison.missing.map(({ need }) => need),
      'optional',
    ).map(statementDocument),
    findings: policies.flatMap(({ findings }) => findings).filter(({ severity }) => severity !== 'note'),
    mended: mend(policies, required),
  }
}

/** The role whose policies are wanted, in full: IAM is asked about its path as well. */
function roleArn(text: string): string {
  if (/^arn:[^:]+:iam::\d{12}:role\/.+$/.test(text)) return text
  throw new UserError('OPTION_INVALID', `invalid value \`${text}\` for \`--live-role\``, {
    hint: 'an ARN like arn:aws:iam::111122223333:role/deploy',
  })
}

/** Denies are somebody's decision: they stay. */
function mend(policies: readonly ReadPolicy[], needs: readonly LineNeed[]): PolicyDocument {
  const denies = policies
    .flatMap(({ policy }) => policy.statements)
    .filter(({ effect }) => effect.value === 'Deny')
    .map(statementToDocument)
  return policyOf([...denies, ...statementsOf(needs, 'optional').map(statementDocument)])
}

import { DeniedError, RemoteError } from '../../calls/index.ts'
import type { PolicyDocument } from '../../iam/index.ts'
import {
  type DefinitionRole,
  definitionRoles,
  type LineNeed,
  type ManagedPolicy,
  type PlannedStatement,
  type RoleSetting,
  statementsOf,
} from '../../permissions/index.ts'
import type { Tools } from '../tools.ts'
import type { GenerateOptions } from './generate-options.ts'
import { type PlannedLines, planLines } from './plan-lines.ts'

/** The policy of one role before it is written down. */
export interface RolePolicy {
  /** `ci`, `execution`, ...; `caller` and the ARN of a role under `--assume-role-arn`. */
  readonly name: string
  readonly statements: readonly PlannedStatement[]
  readonly managed: readonly ManagedPolicy[]
  readonly trust?: PolicyDocument | undefined
  readonly notes: readonly string[]
}

/** The policies of all roles that are asked for, and the questions that stay open. */
export interface RolePolicies {
  readonly policies: readonly RolePolicy[]
  readonly lines: readonly string[]
  readonly open: readonly string[]
}

/** Makes the policies of `--role`: that of the pipeline from plans of its command lines, the others from the definitions. */
export async function rolePolicies(tools: Tools, options: GenerateOptions): Promise<RolePolicies> {
  const { role } = options
  const planned =
    role === 'ci' || role === 'all' ? await planLines(tools, { ...options, carriesUnset: true }) : undefined
  const setting = await settingFor(tools, options)
  const names = Object.keys(definitionRoles).filter((name): name is DefinitionRole => role === 'all' || role === name)
  const derived = names.map((name): RolePolicy => {
    if (!setting) throw new Error('bug: a role needs the definitions')
    const { needs, ...rest } = definitionRoles[name](setting)
    return { name, statements: statementsOf(needs, 'optional'), ...rest }
  })
  return {
    policies: [
      ...(planned ? pipelinePolicies(planned, options) : []),
      ...derived,
      ...(role === 'exec' || role === 'all' ? [await execPolicy(tools, options)] : []),
    ],
    lines: planned?.lines ?? [],
    open: planned?.open ?? [],
  }
}

/**
 * People who look into running containers, never a pipeline: the plan of ecspresso's `exec`, of the line that `--tool` names. Answers of
 * `--assume` are about the pipeline's command lines.
 */
async function execPolicy(tools: Tools, options: GenerateOptions): Promise<RolePolicy> {
  const tool = options.tool === 'ristretto' ? 'ecspresso@3.0' : options.tool
  const plan = (read: boolean) =>
    planLines(tools, {
      ...options,
      for: ['exec'],
      assume: [],
      kmsKey: [],
      bootstrap: false,
      tool,
      read,
      carriesUnset: true,
    })
  const { needs } = await plan(options.read).catch((error: unknown) => {
    // A service that is not there yet has no tasks to be read; people will want its shells one day.
    if (!options.read || !(error instanceof RemoteError) || error instanceof DeniedError) throw error
    return plan(false)
  })
  return {
    name: 'exec',
    statements: statementsOf(needs, options.grade),
    managed: [],
    notes: ["where the cluster's exec configuration has a key of KMS, kms:GenerateDataKey on it is to be allowed too"],
  }
}

/** The definitions, where something is made of them. */
async function settingFor(tools: Tools, options: GenerateOptions): Promise<RoleSetting | undefined> {
  const { role, kmsKey, account, region, read } = options
  if (role === 'exec' || role === 'ci') return undefined
  return { ...(await tools.definitions({ account, region, reading: read, carriesUnset: true })), kmsKeys: kmsKey }
}

/** One for the caller, and one for each role that is assumed on the way. */
function pipelinePolicies({ needs }: PlannedLines, { grade, kmsKey, bootstrap }: GenerateOptions): RolePolicy[] {
  const principals = needs.length > 0 ? [...new Set(needs.map(({ principal }) => principal))] : ['caller']
  return principals.map((principal) => ({
    name: principal === 'caller' && principals.length === 1 ? 'ci' : principal,
    statements: statementsOf(
      needs.filter((need) => need.principal === principal),
      grade,
    ),
    managed: [],
    notes: principal === 'caller' ? omissions(needs, kmsKey, bootstrap) : [],
  }))
}

/** What the policy leaves out on purpose, because nothing in the project says whether it is needed. */
function omissions(needs: readonly LineNeed[], kmsKeys: readonly string[], bootstrap: boolean): string[] {
  const reads = needs.some(({ action }) =>
    /^(s3:GetObject|ssm:GetParameters?|secretsmanager:GetSecretValue)$/.test(action),
  )
  const creates = needs.some(({ action }) => action === 'ecs:CreateService')
  return [
    ...(reads && kmsKeys.length === 0
      ? ['kms:Decrypt is left out: --kms-key names a key of your own that encrypts what lookups read']
      : []),
    ...(creates && !bootstrap
      ? ['iam:CreateServiceLinkedRole is left out: --bootstrap adds it for the first service of an account']
      : []),
  ]
}

import type { PolicyDocument, StatementDocument } from '../../iam/index.ts'
import {
  compacted,
  explainStatements,
  harden,
  type PlannedStatement,
  type PrintedPolicy,
  policyFormats,
  splitPolicy,
  statementDocument,
} from '../../permissions/index.ts'
import type { OptionTable } from '../option-table.ts'
import type { Tools } from '../tools.ts'
import { type GenerateOptions, generateOptions } from './generate-options.ts'
import { type Provenance, provenanceLines, provenanceOf } from './provenance.ts'
import { type RolePolicies, type RolePolicy, rolePolicies } from './role-policies.ts'
import { checkOwnPolicy } from './self-check.ts'
import { stillUnknown } from './still-unknown.ts'

/** What `policy generate` gives: the text in the format that was asked for, and the documents in it. */
export interface Generated {
  readonly text: string
  readonly policies: readonly PrintedPolicy[]
}

/**
 * The least policy under which the command lines (`--for`, else those of a usual pipeline) succeed, or those of the other roles of the
 * project. `offered` are the options of the command, which hints may name. Throws UserError when a form that AWS takes as it is would hold
 * values that nobody knows.
 */
export async function generate(
  tools: Tools,
  options: GenerateOptions,
  offered: OptionTable = generateOptions,
): Promise<Generated> {
  const made = await rolePolicies(tools, options)
  const denies = options.hardened ? await deniesFor(made, tools, options) : { statements: [], notes: [] }
  const policies = made.policies.flatMap((policy) => printedOf(policy, denies, options))
  for (const { document } of policies) for (const text of await checkOwnPolicy(document)) tools.warn(text)
  const provenance = options.provenance ? await provenanceOf(tools, { options, ...made }) : undefined
  if (options.format === 'text')
    return { text: `${textOf(made, denies.statements)}${provenanceText(provenance)}`, policies }
  const { fillsIn } = policyFormats[options.format]
  const statements = made.policies.flatMap((policy) => policy.statements)
  const unknown = stillUnknown({ statements, open: made.open, options: offered })
  if (unknown && !fillsIn) throw unknown
  for (const { notes } of policies) for (const note of notes) tools.note(note)
  return { text: await printed(policies, provenance, options), policies }
}

/** JSON has no comments: the policy is a member of the document, as it is printed without. All other formats have it in front. */
async function printed(
  policies: readonly PrintedPolicy[],
  provenance: Provenance | undefined,
  { format }: GenerateOptions,
): Promise<string> {
  if (format === 'text') throw new Error('bug: text is no format for machines')
  const text = await policyFormats[format].print(policies)
  if (provenance === undefined) return text
  if (format === 'json' || format === 'compact-json') {
    const document = { schemaVersion: 1, policy: JSON.parse(text), provenance }
    return `${JSON.stringify(document, null, format === 'json' ? 2 : 0)}\n`
  }
  const sign = format === 'cdk' ? '//' : '#'
  return `${provenanceLines(provenance)
    .map((line) => `${sign} ${line}\n`)
    .join('')}${text}`
}

function provenanceText(provenance: Provenance | undefined): string {
  return provenance === undefined
    ? ''
    : `\nprovenance:\n${provenanceLines(provenance)
        .map((line) => `  ${line}\n`)
        .join('')}`
}

interface Denies {
  readonly statements: readonly StatementDocument[]
  readonly notes: readonly string[]
}

async function deniesFor({ policies }: RolePolicies, tools: Tools, options: GenerateOptions): Promise<Denies> {
  const { account, region, read: reading } = options
  const setting = {
    ...(await tools.definitions({ account, region, reading, carriesUnset: true })),
    kmsKeys: options.kmsKey,
  }
  return harden(
    policies.filter(isPipelines).flatMap(({ statements }) => statements),
    setting,
  )
}

/** The role of the pipeline itself, and those that it assumes. */
function isPipelines({ name }: RolePolicy): boolean {
  return name === 'ci' || name === 'caller' || name.startsWith('arn:')
}

/** As it is written: split where it is too long for one policy of IAM's. */
function printedOf(policy: RolePolicy, denies: Denies, { compact }: GenerateOptions): PrintedPolicy[] {
  const { name, managed, trust, notes } = policy
  const own = isPipelines(policy) ? denies : { statements: [], notes: [] }
  const allowed: readonly StatementLike[] = compact ? compacted(policy.statements) : policy.statements
  const parts = splitPolicy([...allowed.map(statementDocument), ...own.statements])
  const all = [...notes, ...own.notes]
  return parts.map((document, index) => ({
    name: parts.length === 1 ? name : `${name}-${index + 1}`,
    document,
    managed: index === 0 ? managed : [],
    trust: index === 0 ? trust : undefined,
    notes: index === 0 && parts.length > 1 ? [...all, splitNote(name, parts)] : index === 0 ? all : [],
  }))
}

type StatementLike = Pick<PlannedStatement, 'actions' | 'resources' | 'context' | 'tagKeys'> & { readonly sid?: string }

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11) */
const MOST_ATTACHED = 10

function splitNote(name: string, parts: readonly PolicyDocument[]): string {
  const many =
    parts.length > MOST_ATTACHED
      ? `, for which the quota of managed policies of a role (${MOST_ATTACHED}) has to be raised`
      : ''
  return `the policy of ${name} is longer than IAM takes: attach all ${parts.length} parts of it${many}`
}

/** For people: each role with its reasons. */
function textOf({ policies, open }: RolePolicies, denies: readonly StatementDocument[]): string {
  const denied = denies.map(
    (statement) => `denied beside it, whatever else the role is given:\n${JSON.stringify(statement, null, 2)}`,
  )
  return policies
    .map((policy) =>
      [
        ...(policies.length > 1 ? [`# ${titleOf(policy.name)}\n`] : []),
        // The role of a service may need nothing but AWS's own policy.
        ...(policy.statements.length === 0 && policy.managed.length > 0
          ? []
          : [explainStatements(policy.statements, isPipelines(policy) ? open : [])]),
        ...policy.managed.map(({ arn, about }) => `attach ${arn}: ${about}\n`),
        ...(isPipelines(policy) ? denied.map((text) => `${text}\n`) : []),
        ...policy.notes.map((note) => `note: ${note}\n`),
        ...(policy.trust ? [`trust policy:\n${JSON.stringify(policy.trust, null, 2)}\n`] : []),
      ].join('\n'),
    )
    .join('\n')
}

function titleOf(name: string): string {
  return name === 'ci' || name === 'caller' ? 'your own credentials' : name
}

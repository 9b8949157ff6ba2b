import { forPeople } from '../../calls/index.ts'
import { type Evidence, evidenceFor, type PlannedStatement, placeholdersOf } from '../../permissions/index.ts'
import type { InputFile, Tools } from '../tools.ts'
import { tellVersion } from '../version/version.ts'
import { readAssumptions } from './assumptions.ts'
import type { LineOptions } from './plan-lines.ts'

/** What a policy was made of and rests on. Equal inputs give equal provenance: it holds no time. */
export interface Provenance {
  readonly generator: string
  readonly version: string
  /** Whose calls: `ristretto`, `ecspresso@2.8`. */
  readonly tool: string
  /** The day of AWS's table of actions that the policy was checked against. */
  readonly referenceDate: string
  readonly lines: readonly string[]
  readonly inputs: readonly InputFile[]
  /** What nobody looked up in the account. */
  readonly assumptions: readonly Assumption[]
  readonly statements: readonly StatementOrigin[]
}

/** A question that the account was not asked: both answers are reckoned with, or one was given by `--assume`. */
export interface Assumption {
  readonly question: string
  readonly answer: 'yes' | 'no' | 'both'
}

/** How sure it is that AWS asks for a statement. */
export interface StatementOrigin {
  /** Whose policy: `ci`, `execution`, ... */
  readonly policy: string
  readonly sid: string
  /** `observed`: AWS documents all of it, or was seen to ask it; `assumed`: some of it is not, or nobody has read it. */
  readonly how: 'observed' | 'assumed'
  readonly sources: readonly Evidence[]
  /** What nobody has read yet. */
  readonly unread: readonly string[]
}

/** What a provenance is told. */
interface Made {
  readonly options: Pick<LineOptions, 'assume' | 'tool'>
  readonly lines: readonly string[]
  /** Questions that stayed open. */
  readonly open: readonly string[]
  readonly policies: readonly { readonly name: string; readonly statements: readonly PlannedStatement[] }[]
}

/** Says where policies come from. */
export async function provenanceOf(tools: Tools, { options, lines, open, policies }: Made): Promise<Provenance> {
  const { referenceDate } = await import('../../iam/service-reference/index.ts')
  const { version } = await tellVersion()
  const given = [...readAssumptions(options.assume)].map(
    ([question, isYes]): Assumption => ({ question, answer: isYes ? 'yes' : 'no' }),
  )
  return {
    generator: 'ristretto',
    version,
    tool: options.tool ?? 'ristretto',
    referenceDate,
    lines,
    inputs: await tools.inputs(),
    assumptions: [...given, ...open.map((question): Assumption => ({ question, answer: 'both' }))],
    statements: policies.flatMap(({ name, statements }) => statements.map((statement) => originOf(name, statement))),
  }
}

function originOf(policy: string, statement: PlannedStatement): StatementOrigin {
  const { sid, actions, resources, context } = statement
  const all = actions.flatMap((action) => resources.map((resource) => evidenceFor({ action, resource, context })))
  const sources = [...new Map(all.map((one) => [one.source, one])).values()]
  const unread = placeholdersOf([statement])
  const isSure = unread.length === 0 && sources.every(({ how }) => how !== 'assumed')
  return { policy, sid, how: isSure ? 'observed' : 'assumed', sources, unread }
}

/** For people, and for formats with comments: a line each. */
export function provenanceLines(provenance: Provenance): string[] {
  const { generator, version, tool, referenceDate, lines, inputs, assumptions, statements } = provenance
  return [
    `made by ${generator} ${version} for ${tool}, by AWS's service reference of ${referenceDate}`,
    ...lines.map((line) => `for: ${line}`),
    ...inputs.map(({ file, sha256 }) => `from: ${file} sha256:${sha256}`),
    ...assumptions.map(
      ({ question, answer }) => `${answer === 'both' ? 'not asked' : `assumed, ${answer}`}: ${forPeople(question)}`,
    ),
    ...statements.map(
      ({ policy, sid, how, sources, unread }) =>
        `${policy} ${sid}: ${how}${unread.length > 0 ? ` (nobody has read ${unread.join(', ')})` : ''}, ${sources.map(({ source }) => source).join(', ')}`,
    ),
  ]
}

import { type Aws, forPeople, type Position, UserError } from '../calls/index.ts'
import type { Lookups } from '../plugins/index.ts'
import type { Use } from './rendering/index.ts'

/** One thing that IAM is asked for a lookup. Names that nobody knows yet stand in it as `<account>`. */
export interface ExplainedNeed {
  readonly action: string
  readonly resource: string
}

/** An environment variable that a file wants. Its value, which may be secret, is not told. */
export interface ExplainedVariable {
  readonly kind: 'variable'
  readonly at: Position
  /** `env` or `must_env`. */
  readonly function: string
  /** In the order in which they are tried. */
  readonly names: readonly string[]
  /** The one whose value is taken; undefined where none is set. */
  readonly taken: string | undefined
  /** Whether something stands in its place where none is set. */
  readonly hasDefault: boolean
}

/** A lookup that a file makes. */
export interface ExplainedLookup {
  readonly kind: 'lookup'
  readonly at: Position
  readonly function: string
  readonly arguments: readonly string[]
  /** In words: ``the parameter `/app/db` ``. */
  readonly reads: string
  readonly needs: readonly ExplainedNeed[]
  /** Why the lookup would fail, as far as that shows without making it. */
  readonly problem?: string
}

/** What a file asks for. */
export type ExplainedUse = ExplainedVariable | ExplainedLookup

/** Explains what files ask for: calls nobody, and reads no value. */
export async function explainUses(
  aws: Aws,
  uses: readonly Use[],
  { lookups, env }: { readonly lookups: Lookups; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<readonly ExplainedUse[]> {
  return Promise.all(
    uses.map((use) =>
      use.name === 'env' || use.name === 'must_env' ? explainVariable(use, env) : explainLookup(aws, use, lookups),
    ),
  )
}

/** A single argument of a template's `env` is both, the variable and what stands in its place. */
function explainVariable(
  { name, args, at }: Use,
  env: Readonly<Record<string, string | undefined>>,
): ExplainedVariable {
  const mustBeSet = name === 'must_env'
  const tried = (mustBeSet || args.length < 2 ? args : args.slice(0, -1)).map(wordOf)
  const isSet = (variable: string) => (mustBeSet ? env[variable] !== undefined : Boolean(env[variable]))
  return {
    kind: 'variable',
    at,
    function: name,
    names: tried,
    taken: tried.find(isSet),
    hasDefault: !mustBeSet && args.length > 1,
  }
}

async function explainLookup(aws: Aws, { name, args, at }: Use, lookups: Lookups): Promise<ExplainedLookup> {
  const lookup = lookups[name]
  const words = args.map(wordOf)
  const explained = { kind: 'lookup', at, function: name, arguments: words, reads: lookup?.reads(words) ?? '' } as const
  try {
    const needs = await aws.foresee((door) => lookup?.call(door, args, at) ?? Promise.resolve())
    return {
      ...explained,
      needs: needs.map(({ action, resource }) => ({ action, resource: forPeople(resource) })),
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { ...explained, needs: [], problem: error.message }
  }
}

function wordOf(arg: unknown): string {
  return forPeople(typeof arg === 'object' && arg !== null ? JSON.stringify(arg) : String(arg))
}

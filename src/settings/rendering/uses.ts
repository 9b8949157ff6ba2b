import { positionText, UserError, unread } from '../../calls/index.ts'
import type { RenderContext } from './open-template.ts'
import type { Template } from './render.ts'
import type { Use } from './use.ts'

/** What a file asks for, in its order. */
export interface Uses {
  readonly uses: readonly Use[]
  /** Why the file was not followed to its end: what comes after depends on a value that nobody has read. */
  readonly failure: UserError | undefined
}

/** Functions of templates that read nothing. */
const READ_NOTHING: ReadonlySet<string> = new Set(['json_escape'])

/**
 * Follows a file with a mark for every lookup, and for every variable that it wants and nobody has set. Makes no call. `open` parses the
 * file; its own mistakes are a failure like any other.
 */
export async function usesIn(
  open: (context: RenderContext) => Promise<Template>,
  context: RenderContext,
): Promise<Uses> {
  const found = new Map<string, Use>()
  const observe = (use: Use) => {
    if (!READ_NOTHING.has(use.name))
      found.set(`${positionText(use.at)} ${use.name} ${JSON.stringify(printable(use.args))}`, use)
  }
  let { env } = context
  for (;;) {
    const failure = await follow(() => open({ ...context, env, observe }))
    const unset = failure?.code === 'ENV_MISSING' ? unsetIn([...found.values()], env) : []
    if (unset.length === 0) return { uses: [...found.values()].sort(inOrder), failure }
    // The next time around they have a value that nobody knows.
    env = { ...env, ...Object.fromEntries(unset.map((name) => [name, unread(name)])) }
  }
}

async function follow(open: () => Promise<Template>): Promise<UserError | undefined> {
  try {
    const template = await open()
    const answers = new Map<string, string>()
    for (;;) {
      const round = await template(answers)
      if (!('needs' in round)) return undefined
      for (const { key, name, args } of round.needs) answers.set(key, unread([name, ...args].join(' ')))
    }
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

function unsetIn(uses: readonly Use[], env: RenderContext['env']): readonly string[] {
  return uses
    .filter(({ name }) => name === 'must_env')
    .map(({ args: [name] }) => String(name))
    .filter((name) => !Object.hasOwn(env, name) || env[name] === undefined)
}

function inOrder({ at: one }: Use, { at: other }: Use): number {
  const ofFile = one.file.localeCompare(other.file)
  return ofFile || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0)
}

/** Templates give whole numbers as bigint, which JSON does not have. */
function printable(args: readonly unknown[]): readonly unknown[] {
  return args.map((arg) => (typeof arg === 'bigint' ? String(arg) : arg))
}

import type { AppOptions, Ports } from '../app/index.ts'
import { type Command, camelCase, commands, type Invocation, type LineBody } from '../commands/index.ts'
import type { GlobalOptions } from './globals.ts'
import { type Parsed, parse } from './parse.ts'
import { splitWords } from './split-words.ts'
import { UsageError } from './usage-error.ts'

/** What command lines that a command plans are read beside: the outer command line, or the options of a program. */
export interface Outer {
  readonly command: Pick<Command, 'name'>
  readonly globalArguments: readonly string[]
  /** Global options that are no arguments: those of the inner line win. */
  readonly globals?: Partial<AppOptions>
  /** Variables that stand for flags. */
  readonly variables: Ports['env']
}

/** A command line as one would type it; the global flags of the outer one come first, so that its own win. */
export function readLine(line: string, outer: Outer, registry: readonly Command[] = commands): Parsed {
  const words = splitWords(line).filter((word, i) => !(i === 0 && /^(ristretto|ecspresso)$/.test(word)))
  const own = parse([...outer.globalArguments, ...words], registry, outer.variables)
  if ('help' in own || !canBePlanned(own.command))
    throw new UsageError(
      `\`${line}\` in --for is no command line that needs a policy`,
      'such as --for "deploy --no-wait" or --for "run --watch-container app"',
    )
  return { ...own, globals: { ...own.globals, ...outer.globals, ...givenOf(own) } }
}

/** The global options that the line itself has. */
function givenOf({ globals, globalArguments }: Parsed): Partial<GlobalOptions> {
  const names = new Set(globalArguments.map((one) => camelCase(one.replace(/^--(no-)?|=[\s\S]*$/g, ''))))
  return Object.fromEntries(Object.entries(globals).filter(([name]) => names.has(name)))
}

function canBePlanned({ needs }: Command): boolean {
  return needs !== 'nothing'
}

/**
 * The body of another command line, which works on the project of the outer one: for who wants to know what it would ask. Throws UsageError
 * where it is none, or names another project.
 */
export async function bodyOfLine(line: string, outer: Outer, invocation: Invocation): Promise<LineBody> {
  const own = readLine(line, outer)
  const given = Object.keys(givenOf(readLine(line, { ...outer, globalArguments: [] })))
  if (given.length > 0)
    throw new UsageError(
      `\`${line}\` in --for has global flags of its own`,
      'they stand once, outside of --for: what is looked at is one project',
    )
  if (own.command.needs !== 'project')
    throw new UsageError(`\`${line}\` in --for works on no project`, 'such as --for "deploy"')
  return own.command.prepare(own.options, { ...invocation, positional: own.positional })
}

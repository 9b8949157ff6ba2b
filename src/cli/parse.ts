import type { OptionTable } from '../commands/option-table.ts'
import { type GlobalOptions, globalOptions } from './globals.ts'
import type { Example } from './help.ts'
import { parseValues, type Raw } from './parse-values.ts'
import { readPlainly } from './read-plainly.ts'

/** The shape of a command as the parser needs it. */
export interface CommandShape {
  /** `policy generate` is two words. */
  readonly name: string
  readonly about: string
  readonly options: OptionTable
  /** Positional arguments: `TARGET...`, or `[FILE...]` where none will do. */
  readonly positional?: string
  readonly examples?: readonly Example[]
}

/** A command line taken apart: which command, what was given by option name, what else. */
export interface Reading {
  readonly shape: CommandShape
  readonly raw: Readonly<Record<string, Raw>>
  readonly positional: readonly string[]
}

/** A command line that was understood: the command's name, and all values by the names that code knows. */
export interface Parsed {
  readonly command: string
  readonly globals: GlobalOptions
  readonly options: Record<string, unknown>
  readonly positional: readonly string[]
  /** The global flags as they were given: for hints that tell a command line. */
  readonly globalArguments: readonly string[]
  /** The command's own flags as they were given. */
  readonly ownArguments: readonly string[]
}

/** Help was asked for: `text` goes to standard output. */
export interface Help {
  readonly help: string
}

/**
 * Takes a command line apart. Throws UsageError with the nearest name for unknown commands and flags, and for values that no flag has.
 */
export async function parse(
  argv: readonly string[],
  commands: readonly CommandShape[],
  env: Readonly<Record<string, string | undefined>>,
  columns = 80,
): Promise<Parsed | Help> {
  const reading =
    readPlainly(argv, commands) ?? (await import('./commander.ts')).readWithCommander(argv, commands, columns)
  if ('help' in reading) return reading
  const { shape, raw, positional } = reading
  return {
    command: shape.name,
    globals: parseValues(globalOptions, raw, env) as unknown as GlobalOptions, // parseValues reads the same table
    options: parseValues(shape.options, raw, env),
    positional,
    globalArguments: argumentsOf(globalOptions, raw),
    ownArguments: argumentsOf(shape.options, raw),
  }
}

function argumentsOf(table: OptionTable, raw: Readonly<Record<string, Raw>>): string[] {
  return Object.keys(table).flatMap((name) => {
    const value = raw[name]
    if (value === undefined) return []
    if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`]
    return value.map((text) => `--${name}=${text}`)
  })
}

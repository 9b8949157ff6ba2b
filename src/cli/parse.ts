import type { Command, OptionsOf, OptionTable } from '../commands/index.ts'
import { flagsOfEcspresso } from './ecspresso-command-line.ts'
import { type GlobalOptions, globalOptions } from './globals.ts'
import { helpText } from './help.ts'
import { hasCommonOutput, outputOptions } from './output.ts'
import { type Raw, readArguments } from './read-arguments.ts'
import { readValues } from './read-values.ts'

/** A command line that was understood: the command, and all values by the names that code knows. */
export interface Parsed {
  readonly command: Command
  readonly globals: GlobalOptions
  readonly options: OptionsOf<OptionTable>
  readonly positional: readonly string[]
  /** What standard output holds, where the command has no `--output` of its own. */
  readonly output: 'text' | 'json'
  /** The alias that was typed in place of the command's name. */
  readonly alias: string | undefined
  /** The global flags as they were given: for hints that tell a command line. */
  readonly globalArguments: readonly string[]
  /** The command's own flags as they were given. */
  readonly ownArguments: readonly string[]
}

/** Help was asked for: it goes to standard output. */
export interface Help {
  readonly help: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Takes a command line apart. Throws UsageError with the nearest name for unknown commands and flags, and for values that no flag has.
 * `columns` is the width for which help is written.
 */
export function parse(
  argv: readonly string[],
  commands: readonly Command[],
  env: Environment,
  columns = 80,
): Parsed | Help {
  const reading = readArguments(argv, commands)
  if ('helpFor' in reading) return { help: helpText(reading.helpFor, commands, columns) }
  const { command, alias, raw, positional } = reading
  const mayBeEmpty = ['', command.name.split(' ')[0] ?? ''].flatMap(flagsOfEcspresso)
  return {
    command,
    alias,
    globals: readValues(globalOptions, raw, { env, mayBeEmpty }),
    options: readValues(command.options, raw, { env, mayBeEmpty }),
    output: hasCommonOutput(command) ? readValues(outputOptions, raw, { env }).output : 'text',
    positional,
    globalArguments: argumentsOf(globalOptions, raw),
    ownArguments: argumentsOf(command.options, raw),
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

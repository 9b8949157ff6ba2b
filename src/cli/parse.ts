import { Command, CommanderError, Option as CommanderOption } from 'commander'
import type { OptionTable } from '../commands/option-table.ts'
import { type GlobalOptions, globalOptions } from './globals.ts'
import { normaliseArguments, UNSET } from './normalise.ts'
import { camelCase, parseValues, type Raw } from './parse-values.ts'
import { UsageError } from './usage-error.ts'

/** The shape of a command as the parser needs it. */
export interface CommandShape {
  /** `policy generate` is two words. */
  readonly name: string
  readonly about: string
  readonly options: OptionTable
  /** Positional arguments: `TARGET...`, or `[FILE...]` where none will do. */
  readonly positional?: string
}

export interface Parsed {
  readonly command: string
  readonly globals: GlobalOptions
  readonly options: Record<string, unknown>
  readonly positional: readonly string[]
  /** The global flags as they were given: for hints that tell a command line. */
  readonly globalArguments: readonly string[]
}

/** Help was asked for: `text` goes to standard output. */
export interface Help {
  readonly help: string
}

/**
 * Takes a command line apart. Throws UsageError with the nearest name for unknown commands and flags, and for values that no flag has.
 */
export const parse = (
  argv: readonly string[],
  commands: readonly CommandShape[],
  env: Readonly<Record<string, string | undefined>>,
): Parsed | Help => {
  const found: { parsed?: { shape: CommandShape; raw: Record<string, Raw>; positional: string[] } } = {}
  const output: string[] = []
  const program = programOf(commands, output, (shape, raw, positional) => {
    found.parsed = { shape, raw, positional }
  })
  const table = Object.assign({}, globalOptions, ...commands.map(({ options }) => options))
  const words =
    argv.length === 0 || (argv[0] === 'help' && argv.length === 1) ? ['--help'] : normaliseArguments(argv, table)
  try {
    program.parse(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (/^commander\.(help|helpDisplayed)$/.test(error.code)) return { help: output.join('') }
    throw usageError(error)
  }
  if (!found.parsed) return { help: output.join('') || program.helpInformation() }
  const { shape, raw, positional } = found.parsed
  return {
    command: shape.name,
    globals: parseValues(globalOptions, raw, env) as unknown as GlobalOptions, // parseValues reads the same table
    options: parseValues(shape.options, raw, env),
    positional,
    globalArguments: globalArgumentsOf(raw),
  }
}

type Found = (shape: CommandShape, raw: Record<string, Raw>, positional: string[]) => void

const programOf = (commands: readonly CommandShape[], output: string[], found: Found): Command => {
  const program = configure(new Command('ristretto'), output)
    .description('deploys to Amazon ECS with exactly the permissions it needs')
    .usage('[flags] COMMAND [flags]')
  addOptions(program, globalOptions)
  for (const shape of commands) {
    const words = shape.name.split(' ')
    const last = words.pop() ?? ''
    const parent = words.reduce((above, word) => childOf(above, word, output), program)
    const command = configure(new Command(last), output).description(shape.about)
    parent.addCommand(command)
    // Options are declared for the command that is meant alone: start-up time.
    parent.hook('preSubcommand', (_, meant) => {
      if (meant === command) addOptions(command, shape.options)
    })
    if (shape.positional) command.argument(shape.positional)
    command.action(() => {
      const own = command.opts<Record<string, Raw>>()
      found(
        shape,
        rawOf({ ...program.opts<Record<string, Raw>>(), ...own }, { ...globalOptions, ...shape.options }),
        command.args,
      )
    })
  }
  return program
}

/** A word that only holds commands, such as `policy`. */
const childOf = (parent: Command, word: string, output: string[]): Command => {
  const known = parent.commands.find((command) => command.name() === word)
  if (known) return known
  const group = configure(new Command(word), output)
  parent.addCommand(group)
  return group
}

const configure = (command: Command, output: string[]): Command =>
  command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.push(text),
      writeErr: (text) => output.push(text),
      getOutHelpWidth: () => 100,
    })
    .helpCommand(false)
    .helpOption('-h, --help', 'show help')
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true, optionTerm: optionTerm(command) })

/** ecspresso's way to write a flag that can be switched off. */
const optionTerm =
  (command: Command) =>
  ({ flags, long }: CommanderOption): string => {
    const negative = long?.replace('--', '--no-')
    for (let above: Command | null = command; above; above = above.parent)
      if (above.options.some((option) => option.long === negative)) return flags.replace('--', '--[no-]')
    return flags
  }

const addOptions = (command: Command, table: OptionTable): void => {
  for (const [name, option] of Object.entries(table)) {
    if (option.kind === 'flag') {
      command.addOption(hide(new CommanderOption(`--${name}`, describe(option)), option.hidden))
      if (option.negatable) command.addOption(hide(new CommanderOption(`--no-${name}`), true))
      else command.addOption(hide(new CommanderOption(`--${UNSET}${name}`), true))
      continue
    }
    const names = [...(option.short ? [`-${option.short}, `] : []), `--${name} <${option.value}>`].join('')
    for (const [spelling, hidden] of [
      [names, option.hidden] as const,
      ...(option.aliases ?? []).map((alias) => [`--${alias} <${option.value}>`, true] as const),
    ])
      command.addOption(
        hide(new CommanderOption(spelling, describe(option)), hidden).argParser(
          (text: string, before: readonly string[] | undefined) => [...(before ?? []), text],
        ),
      )
  }
}

const hide = (option: CommanderOption, hidden = false): CommanderOption => (hidden ? option.hideHelp() : option)

const describe = (option: OptionTable[string]): string => {
  const shown = option.kind === 'list' || option.kind === 'map' ? undefined : option.default
  const notes = [
    option.kind === 'choice' ? option.choices.filter(Boolean).join(' | ') : '',
    shown === undefined || shown === '' || shown === false ? '' : `default: ${shown}`,
    option.variable ? `$RISTRETTO_${option.variable}` : '',
  ].filter(Boolean)
  return notes.length === 0 ? option.about : `${option.about} (${notes.join('; ')})`
}

/** By option name, aliases folded in. */
const rawOf = (values: Readonly<Record<string, Raw>>, table: OptionTable): Record<string, Raw> =>
  Object.fromEntries(
    Object.entries(table).map(([name, { aliases = [] }]) => {
      const unset = values[camelCase(`${UNSET}${name}`)] === true ? false : undefined
      const spelled = [name, ...aliases].map((spelling) => values[camelCase(spelling)])
      return [name, unset ?? spelled.find((value) => value !== undefined)]
    }),
  )

const globalArgumentsOf = (raw: Readonly<Record<string, Raw>>): string[] =>
  Object.keys(globalOptions).flatMap((name) => {
    const value = raw[name]
    if (value === undefined) return []
    if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`]
    return value.map((text) => `--${name}=${text}`)
  })

/** commander's own words, without its prefix; its suggestion becomes the hint. */
const usageError = (error: CommanderError): UsageError => {
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n')
  const suggestion = /\(Did you mean (one of )?(.*?)\?\)/.exec(rest.join(' '))?.[2]
  return new UsageError(
    first.replaceAll("'", '`'),
    suggestion ? `did you mean ${suggestion}?` : 'see `ristretto --help`',
  )
}

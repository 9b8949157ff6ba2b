import { Command, CommanderError, Option as CommanderOption } from 'commander'
import type { OptionTable } from '../commands/option-table.ts'
import { type GlobalOptions, globalOptions } from './globals.ts'
import { type Example, formatHelp, pathOf } from './help.ts'
import { normaliseArguments, UNSET } from './normalise.ts'
import { camelCase, parseValues, type Raw } from './parse-values.ts'
import { usageFailure } from './usage-failure.ts'

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
  columns = 80,
): Parsed | Help => {
  const found: { parsed?: { shape: CommandShape; raw: Record<string, Raw>; positional: string[] } } = {}
  const output: string[] = []
  const program = programOf(commands, { output, columns }, (shape, raw, positional) => {
    found.parsed = { shape, raw, positional }
  })
  const table = Object.assign({}, globalOptions, ...commands.map(({ options }) => options))
  try {
    program.parse(usualWords(normaliseArguments(argv, table), commands), { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return { help: output.join('') }
    throw error
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

/** `help deploy` and `--version` are what people type. */
const usualWords = (words: readonly string[], commands: readonly CommandShape[]): string[] => {
  const [first, ...rest] = words
  if (first === undefined) return ['--help']
  const isKnown = rest.length === 0 || commands.some(({ name }) => name.split(' ')[0] === rest[0])
  if (first === 'help') return isKnown ? [...rest, '--help'] : rest
  return first === '--version' && rest.length === 0 ? ['version'] : [...words]
}

interface Page {
  /** What is written for the user. */
  readonly output: string[]
  readonly columns: number
}

type Found = (shape: CommandShape, raw: Record<string, Raw>, positional: string[]) => void

const programOf = (commands: readonly CommandShape[], page: Page, found: Found): Command => {
  const examplesOf = (command: Command) =>
    commands.find(({ name }) => `ristretto ${name}` === pathOf(command))?.examples ?? []
  const format = formatHelp(examplesOf, page.columns)
  const configure = (command: Command) =>
    configured(command, page.output).configureHelp({ ...command.configureHelp(), formatHelp: format })
  const program = configure(new Command('ristretto')).description(
    'deploys to Amazon ECS with exactly the permissions it needs',
  )
  addOptions(program, globalOptions)
  for (const shape of commands) {
    const words = shape.name.split(' ')
    const last = words.pop() ?? ''
    const parent = words.reduce((above, word) => childOf(above, word, configure), program)
    const command = configure(new Command(last)).description(shape.about)
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
const childOf = (parent: Command, word: string, configure: (command: Command) => Command): Command => {
  const known = parent.commands.find((command) => command.name() === word)
  if (known) return known
  const group = configure(new Command(word))
  parent.addCommand(group)
  return group
}

const configured = (command: Command, output: string[]): Command =>
  command
    .exitOverride((error) => {
      throw /^commander\.(help|helpDisplayed)$/.test(error.code) ? error : usageFailure(error, command)
    })
    .configureOutput({
      writeOut: (text) => output.push(text),
      writeErr: (text) => output.push(text),
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
  // 0 is the default of numbers that mean nothing unless they are given.
  const shown = option.kind === 'list' || option.kind === 'map' ? undefined : option.default || undefined
  const notes = [
    option.kind === 'choice' ? option.choices.filter(Boolean).join(' | ') : '',
    shown === undefined ? '' : `default: ${shown}`,
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

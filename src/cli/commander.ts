import { Command, CommanderError, Option as CommanderOption } from 'commander'
import type { OptionTable } from '../commands/option-table.ts'
import { globalOptions } from './globals.ts'
import { formatHelp, pathOf } from './help.ts'
import { normaliseArguments, UNSET } from './normalise.ts'
import type { CommandShape, Help, Reading } from './parse.ts'
import { camelCase, type Raw } from './parse-values.ts'
import { usageFailure } from './usage-failure.ts'

/**
 * Takes a command line apart with commander, which knows help, nearest names and every mistake. Gives the text of a help that was asked
 * for. Throws UsageError for unknown commands and flags.
 */
export function readWithCommander(
  argv: readonly string[],
  commands: readonly CommandShape[],
  columns: number,
): Reading | Help {
  const found: { reading?: Reading } = {}
  const output: string[] = []
  const program = programOf(commands, { output, columns }, (shape, raw, positional) => {
    found.reading = { shape, raw, positional }
  })
  const table = Object.assign({}, globalOptions, ...commands.map(({ options }) => options))
  try {
    program.parse(usualWords(normaliseArguments(argv, table), commands), { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) return { help: output.join('') }
    throw error
  }
  return found.reading ?? { help: output.join('') || program.helpInformation() }
}

/** `help deploy` and `--version` are what people type. */
function usualWords(words: readonly string[], commands: readonly CommandShape[]): string[] {
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

function programOf(commands: readonly CommandShape[], page: Page, found: Found): Command {
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
function childOf(parent: Command, word: string, configure: (command: Command) => Command): Command {
  const known = parent.commands.find((command) => command.name() === word)
  if (known) return known
  const group = configure(new Command(word))
  parent.addCommand(group)
  return group
}

function configured(command: Command, output: string[]): Command {
  return command
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
}

/** ecspresso's way to write a flag that can be switched off. */
function optionTerm(command: Command) {
  return ({ flags, long }: CommanderOption): string => {
    const negative = long?.replace('--', '--no-')
    for (let above: Command | null = command; above; above = above.parent)
      if (above.options.some((option) => option.long === negative)) return flags.replace('--', '--[no-]')
    return flags
  }
}

function addOptions(command: Command, table: OptionTable): void {
  for (const [name, option] of Object.entries(table)) {
    if (option.kind === 'flag') {
      const off = option.negatable ? `--no-${name}` : `--${UNSET}${name}`
      command.addOption(new CommanderOption(`--${name}`, describe(option)))
      command.addOption(new CommanderOption(off).hideHelp())
      continue
    }
    const spelled = (spelling: string) =>
      new CommanderOption(`--${spelling} <${option.value}>`, describe(option)).argParser(collect)
    command.addOption(spelled(name))
    for (const alias of option.aliases ?? []) command.addOption(spelled(alias).hideHelp())
  }
}

function collect(text: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), text]
}

function describe(option: OptionTable[string]): string {
  // 0 is the default of numbers that mean nothing unless they are given.
  const shown = option.kind === 'list' || option.kind === 'map' ? undefined : option.default || undefined
  const notes = [
    option.kind === 'choice' ? option.choices.filter(Boolean).join(' | ') : '',
    shown === undefined ? '' : `default: ${shown}`,
  ].filter(Boolean)
  return notes.length === 0 ? option.about : `${option.about} (${notes.join('; ')})`
}

/** By option name, aliases folded in. */
function rawOf(values: Readonly<Record<string, Raw>>, table: OptionTable): Record<string, Raw> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { aliases = [] }]) => {
      const unset = values[camelCase(`${UNSET}${name}`)] === true ? false : undefined
      const spelled = [name, ...aliases].map((spelling) => values[camelCase(spelling)])
      return [name, unset ?? spelled.find((value) => value !== undefined)]
    }),
  )
}

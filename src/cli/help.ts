import type { Argument, Command, Help } from 'commander'

/** A command line as one would type it, and what it is good for. */
export interface Example {
  readonly line: string
  readonly about: string
}

const INDENT = '  '
/** The widest term that has its description beside it: less on a narrow terminal. */
function termWidth(width: number): number {
  return width < 80 ? 24 : 30
}
const LEAST = 60
const MOST = 100

/** The text of `--help`: what one can do comes first, the flags of all commands last. */
export function formatHelp(examplesOf: (command: Command) => readonly Example[], columns: number) {
  return (command: Command, helper: Help): string => {
    const width = Math.max(LEAST, Math.min(columns, MOST))
    const section = (title: string, items: readonly Item[]): string[] =>
      items.length === 0 ? [] : ['', `${title}:`, ...items.flatMap((item) => itemLines(item, width))]
    const flags = helper.visibleOptions(command).map((option) => optionItem(option, helper))
    const globals = helper.visibleGlobalOptions(command).map((option) => optionItem(option, helper))
    const isProgram = command.parent === null
    return [
      `Usage: ${usageOf(command)}`,
      ...(command.description() === '' ? [] : ['', ...wrapped(command.description(), width)]),
      ...section('Commands', leavesOf(command).map(commandItem(command))),
      ...section(isProgram ? 'Flags of all commands' : 'Flags', flags),
      ...section('Flags of all commands, also before the command', globals),
      ...(isProgram ? variables.flatMap((text) => wrapped(text, width)) : []),
      ...exampleLines(examplesOf(command)),
      ...(command.commands.length === 0 ? [] : ['', `\`${pathOf(command)} COMMAND --help\` tells more.`]),
      '',
    ].join('\n')
  }
}

const variables = [
  '',
  'Variables stand for flags of all commands: $RISTRETTO_CONFIG, or as in ecspresso $ECSPRESSO_CONFIG, for --config.',
]

/** `ristretto policy generate` */
export function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()
}

interface Item {
  readonly term: string
  readonly about: string
}

function usageOf(command: Command): string {
  return command.commands.length > 0
    ? `${pathOf(command)} COMMAND [flags]`
    : [pathOf(command), '[flags]', ...command.registeredArguments.map(argumentTerm)].join(' ')
}

function argumentTerm(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

function optionItem(option: Parameters<Help['optionTerm']>[0], helper: Help): Item {
  return {
    term: helper.optionTerm(option),
    about: helper.optionDescription(option),
  }
}

/** Commands of two words stand in one list with the others. */
function leavesOf(command: Command): Command[] {
  return command.commands.flatMap((one) => (one.commands.length > 0 ? leavesOf(one) : [one]))
}

function commandItem(above: Command) {
  return (command: Command): Item => ({
    term: pathOf(command).slice(pathOf(above).length + 1),
    about: command.description(),
  })
}

function exampleLines(examples: readonly Example[]): string[] {
  return examples.length === 0
    ? []
    : ['', 'Examples:', ...examples.flatMap(({ line, about }) => [`${INDENT}# ${about}`, `${INDENT}${line}`])]
}

function itemLines({ term, about }: Item, width: number): string[] {
  const beside = termWidth(width)
  const lines = wrapped(about, width - beside - 2 * INDENT.length)
  const indent = ' '.repeat(INDENT.length + beside + INDENT.length)
  const [first = '', ...rest] = lines
  const below = rest.map((line) => `${indent}${line}`)
  if (term.length > beside) return [`${INDENT}${term}`, `${indent}${first}`, ...below]
  return [`${INDENT}${term.padEnd(beside)}${INDENT}${first}`.trimEnd(), ...below]
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

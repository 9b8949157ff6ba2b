import { type Command, choicesInWords, type Option, type OptionTable } from '../commands/index.ts'
import { endings } from '../report/index.ts'
import { missingCommands, missingFlags } from './ecspresso-command-line.ts'
import { globalOptions } from './globals.ts'
import { hasCommonOutput, outputOptions } from './output.ts'

const INDENT = '  '
/** The widest term that has its description beside it: less on a narrow terminal. */
function termWidth(width: number): number {
  return width < 80 ? 24 : 30
}
const LEAST = 60
const MOST = 100

/** What the program is, in a line. */
const ABOUT = 'deploys to Amazon ECS with exactly the permissions it needs'

/**
 * The text of `--help` for a command, for the commands that begin with a word, or for the program (`''`): what one can do comes first,
 * the flags of all commands last. `columns` is the width of the terminal.
 */
export function helpText(wanted: Command | string, commands: readonly Command[], columns: number): string {
  const width = Math.max(LEAST, Math.min(columns, MOST))
  const lines = typeof wanted === 'string' ? groupLines(wanted, commands, width) : commandLines(wanted, width)
  return [...lines, ''].join('\n')
}

function groupLines(group: string, commands: readonly Command[], width: number): string[] {
  const prefix = group === '' ? '' : `${group} `
  const items = commands
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, about }) => ({ term: name.slice(prefix.length), about }))
  const path = ['ristretto', group].filter(Boolean).join(' ')
  return [
    `Usage: ${path} COMMAND [flags]`,
    ...(group === '' ? ['', ...wrapped(ABOUT, width)] : []),
    ...section('Commands', items, width),
    ...(group === ''
      ? [
          ...section('Flags of all commands', optionItems(globalOptions), width),
          ...variables.flatMap((text) => wrapped(text, width)),
          ...section('Exit codes under --exit-codes (without it 0 and 1)', codesOfEndings, width),
          ...missingLines('Commands of ecspresso that are not there yet', missingCommands(commands), width),
        ]
      : section('Flags of all commands, also before the command', optionItems(globalOptions), width)),
    '',
    `\`${path} COMMAND --help\` tells more.`,
    ...(group === '' ? wrapped('`ristretto docs CODE` tells what the code behind an error stands for.', width) : []),
  ]
}

function commandLines(command: Command, width: number): string[] {
  const { name, about, aliases = [], options, positional, examples = [], exitCodes = {} } = command
  const codes = Object.entries(exitCodes).map(([code, meaning]) => ({ term: code, about: meaning }))
  return [
    `Usage: ${['ristretto', name, '[flags]', ...(positional ? [positional] : [])].join(' ')}`,
    '',
    ...wrapped(about, width),
    ...(aliases.length > 0 ? ['', ...wrapped(`Also: ${aliases.join(', ')}`, width)] : []),
    ...section(
      'Flags',
      [
        ...optionItems(options),
        ...(hasCommonOutput(command) ? optionItems(outputOptions) : []),
        { term: '-h, --help', about: 'show help' },
      ],
      width,
    ),
    ...section('Flags of all commands, also before the command', optionItems(globalOptions), width),
    ...missingLines(
      'Flags of ecspresso that are not there yet',
      missingFlags(command.name, [command]).map((flag) => `--${flag}`),
      width,
    ),
    ...(codes.length > 0
      ? section('Exit codes', [{ term: '0', about: 'done' }, ...codes], width)
      : section('Exit codes (under --exit-codes, without it 0 and 1)', codesOfEndings, width)),
    ...(examples.length === 0
      ? []
      : ['', 'Examples:', ...examples.flatMap(({ line, about: what }) => [`${INDENT}# ${what}`, `${INDENT}${line}`])]),
  ]
}

function missingLines(title: string, words: readonly string[], width: number): string[] {
  return words.length === 0
    ? []
    : ['', `${title}:`, ...wrapped(words.join(', '), width - INDENT.length).map((line) => `${INDENT}${line}`)]
}

const variables = [
  '',
  'Variables stand for flags of all commands: $RISTRETTO_CONFIG, or as in ecspresso $ECSPRESSO_CONFIG, for --config.',
]

interface Item {
  readonly term: string
  readonly about: string
}

const codesOfEndings: readonly Item[] = Object.values(endings).map(({ code, meaning }) => ({
  term: String(code),
  about: meaning,
}))

function section(title: string, items: readonly Item[], width: number): string[] {
  return items.length === 0 ? [] : ['', `${title}:`, ...items.flatMap((item) => itemLines(item, width))]
}

function optionItems(table: OptionTable): Item[] {
  return Object.entries(table).map(([name, option]) => ({ term: optionTerm(name, option), about: optionText(option) }))
}

/** `-f, --follow`, `--[no-]wait`, `--tasks <N>`: ecspresso's way to write a flag that can be switched off. */
function optionTerm(name: string, option: OptionTable[string]): string {
  const short = option.short === undefined ? '' : `-${option.short}, `
  if (option.kind === 'flag') return `${short}--${option.negatable ? '[no-]' : ''}${name}`
  return `${short}--${name} <${option.value}>`
}

function optionText(option: Option): string {
  // 0 is the default of numbers that mean nothing unless they are given.
  const shown = option.kind === 'list' || option.kind === 'map' ? undefined : option.default || undefined
  const notes = [
    option.kind === 'choice' ? choicesInWords(option).join(' | ') : '',
    shown === undefined ? '' : `default: ${shown}`,
  ].filter(Boolean)
  return notes.length === 0 ? option.about : `${option.about} (${notes.join('; ')})`
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

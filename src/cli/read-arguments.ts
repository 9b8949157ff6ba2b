import { parseArgs } from 'node:util'
import type { CommandShape, Option, OptionTable } from '../commands/index.ts'
import { nearest } from '../shapes/nearest.ts'
import { booleanOf } from './boolean.ts'
import { flagsOfEcspresso } from './ecspresso-command-line.ts'
import { hintOfElsewhere } from './elsewhere.ts'
import { findCommand, MISSING } from './find-command.ts'
import { globalOptions } from './globals.ts'
import { hasCommonOutput, outputOptions } from './output.ts'
import { UsageError } from './usage-error.ts'

/** What stands on the command line of one option: absent, on or off, or the strings in their order. */
export type Raw = undefined | boolean | readonly string[]

/** A command line taken apart: which command, what was given by the name of its option, what else. */
export interface Reading<Shape extends CommandShape> {
  readonly command: Shape
  /** The word that was typed for it, where that is an alias. */
  readonly alias: string | undefined
  readonly raw: Readonly<Record<string, Raw>>
  readonly positional: readonly string[]
}

/** Help was asked for: of a command, of a group of commands, or of the program (`''`). */
export interface HelpWanted<Shape extends CommandShape> {
  readonly helpFor: Shape | string
}

/**
 * Takes a command line apart by the tables of its options. Global flags stand anywhere; those of a command behind its word. Throws
 * UsageError for unknown commands and flags, for missing values and for arguments that nobody takes.
 */
export function readArguments<Shape extends CommandShape>(
  argv: readonly string[],
  commands: readonly Shape[],
): Reading<Shape> | HelpWanted<Shape> {
  const [first, ...rest] = argv
  if (first === undefined) return { helpFor: '' }
  if (first === 'help') return helpOf(rest, commands)
  if (first === '--version' && rest.length === 0) return readArguments(['version'], commands)

  const before = tokensOf(argv, globalOptions)
  const at = before.find((token) => token.kind === 'positional')?.index ?? argv.length
  const end = before.find((token) => token.kind === 'option-terminator')?.index ?? argv.length
  const wantsHelp = before.some((token) => token.kind === 'option' && isHelp(token.name) && token.index < end)
  const leading = rawOf(
    before.filter(({ index }) => index < at),
    { table: globalOptions, command: '' },
  )
  if (at === argv.length) return { helpFor: '' }
  const words = before.flatMap((token) => (token.kind === 'positional' && token.index >= at ? [token.value] : []))
  const found = findCommand(words.slice(0, 2), commands)
  if ('group' in found) return { helpFor: found.group }
  const { command } = found
  if (wantsHelp) return { helpFor: command }

  const table = { ...globalOptions, ...(hasCommonOutput(command) ? outputOptions : {}), ...command.options }
  const tokens = tokensOf(argv.slice(at), table)
  const own = rawOf(tokens, { table, command: command.name })
  const given = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const typed = given.slice(0, found.words).join(' ')
  const positional = given.slice(found.words)
  checkPositional(command, positional)
  return {
    command,
    alias: typed === command.name ? undefined : typed,
    raw: merged(leading, own),
    positional,
  }
}

/** `help deploy` is what people type. */
function helpOf<Shape extends CommandShape>(words: readonly string[], commands: readonly Shape[]): HelpWanted<Shape> {
  if (words.length === 0) return { helpFor: '' }
  const found = findCommand(words, commands)
  return { helpFor: 'group' in found ? found.group : found.command }
}

type Token = NonNullable<ReturnType<typeof tokensOf>>[number]

function tokensOf(argv: readonly string[], table: OptionTable) {
  const options: Record<string, { type: 'boolean' | 'string'; short?: string }> = {
    help: { type: 'boolean', short: 'h' },
  }
  for (const [name, option] of Object.entries(table)) {
    const type = option.kind === 'flag' ? 'boolean' : 'string'
    const short = option.short === undefined ? {} : { short: option.short }
    options[name] = { type, ...short }
    for (const alias of option.aliases ?? []) options[alias] = { type }
  }
  return parseArgs({ args: [...argv], options, strict: false, allowPositionals: true, tokens: true }).tokens
}

function isHelp(name: string): boolean {
  return name === 'help' || name === 'h'
}

interface Reader {
  readonly table: OptionTable
  /** Of whose flags ecspresso's are looked up; '' before the command's word. */
  readonly command: string
}

function rawOf(tokens: readonly Token[], reader: Reader): Record<string, Raw> {
  const raw: Record<string, Raw> = {}
  for (const token of tokens) {
    if (token.kind !== 'option' || isHelp(token.name)) continue
    const { name, option, isNegative } = optionOf(token, reader)
    if (option.kind === 'flag') {
      const on = switchOf(name, token, isNegative)
      // A flag without a negative form that was switched off once stays so.
      raw[name] = option.negatable === true ? on : raw[name] === false ? false : on
      continue
    }
    const value = textOf(name, option, token)
    const known = raw[name]
    raw[name] = [...(Array.isArray(known) ? known : []), value]
  }
  return raw
}

type OptionToken = Extract<Token, { kind: 'option' }>

function optionOf(token: OptionToken, { table, command }: Reader) {
  const { name, rawName } = token
  const named = (spelling: string) =>
    Object.entries(table).find(([own, { aliases = [] }]) => own === spelling || aliases.includes(spelling))
  const found = named(name)
  if (found) return { name: found[0], option: found[1], isNegative: false }
  const positive = name.startsWith('no-') ? named(name.slice('no-'.length)) : undefined
  if (positive && positive[1].kind === 'flag' && positive[1].negatable && token.value === undefined)
    return { name: positive[0], option: positive[1], isNegative: true }
  throw unknownOption(rawName.replace(/=.*/s, ''), name, { table, command })
}

function unknownOption(shown: string, name: string, { table, command }: Reader): UsageError {
  const message = `unknown option \`${shown}\``
  const elsewhere = hintOfElsewhere(command, shown)
  if (elsewhere !== undefined) return new UsageError(message, elsewhere)
  const positive = name.replace(/^no-/, '')
  if (positive !== name && table[positive]?.kind === 'flag')
    return new UsageError(message, `\`--${positive}=false\` says no`)
  if (flagsOfEcspresso(command).includes(positive)) return new UsageError(message, MISSING)
  const names = Object.entries(table).flatMap(([own, { aliases = [], ...option }]) => [
    own,
    ...aliases,
    ...(option.kind === 'flag' && option.negatable ? [`no-${own}`] : []),
  ])
  const near = name.length > 1 ? nearest(name, names) : undefined
  const where = command === '' ? 'ristretto' : `ristretto ${command}`
  return new UsageError(message, near === undefined ? `see \`${where} --help\`` : `did you mean \`--${near}\`?`)
}

function switchOf(name: string, { value }: OptionToken, isNegative: boolean): boolean {
  if (value === undefined) return !isNegative
  const on = booleanOf(value)
  if (on === undefined) throw new UsageError(`invalid value \`${value}\` for \`--${name}\``, 'write true or false')
  return on
}

/**
 * A flag in the place of a value is mostly a mistake; a negative number is none, nor what has a blank (the command line of a `--for`), and
 * `--x=-y` says what it means.
 */
function textOf(name: string, option: Exclude<Option, { kind: 'flag' }>, { value, inlineValue }: OptionToken): string {
  if (value !== undefined && (inlineValue === true || !/^-(?!\d+$|$)\S*$/.test(value))) return value
  throw new UsageError(`\`--${name} ${option.value}\` needs its value`, `such as \`--${name}=${option.value}\``)
}

function merged(first: Readonly<Record<string, Raw>>, second: Readonly<Record<string, Raw>>): Record<string, Raw> {
  const all: Record<string, Raw> = { ...first }
  for (const [name, value] of Object.entries(second)) {
    const before = all[name]
    all[name] = Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value
  }
  return all
}

function checkPositional({ name, positional, options }: CommandShape, given: readonly string[]): void {
  const hint = `see \`ristretto ${name} --help\``
  const [, argument = '', dots] = /^[<[]([\w|-]+)(\.\.\.)?[>\]]$/.exec(positional ?? '') ?? []
  if (positional?.startsWith('<') && given.length === 0)
    throw new UsageError(`\`${name}\` needs a ${argument.toUpperCase()}`, hint)
  const most = positional === undefined ? 0 : dots ? Number.POSITIVE_INFINITY : 1
  if (given.length <= most) return
  const extra = given[most] ?? ''
  const isLine = Object.hasOwn(options, 'for')
  throw new UsageError(
    `\`${name}\` takes no \`${extra}\``,
    isLine ? `a command line is named by \`--for "${extra}"\`` : hint,
  )
}

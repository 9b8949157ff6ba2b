import { type CommandShape, choicesInWords, type OptionTable } from '../../commands/index.ts'
import { endings } from '../../report/index.ts'
import { globalOptions } from '../globals.ts'

/** A flag as a reader sees it. */
export interface FlagEntry {
  /** `--[no-]wait`, `--tasks N` */
  readonly term: string
  readonly about: string
  /** What it can be, its default, its variables: one note each. */
  readonly notes: readonly string[]
}

/** The page of a command, before it has a form: the same for man and for the site. */
export interface Page {
  readonly name: string
  readonly about: string
  /** `ristretto deploy [flags]` */
  readonly usage: string
  readonly flags: readonly FlagEntry[]
  readonly examples: readonly { readonly line: string; readonly about: string }[]
  /** `0: done`, and what others mean. */
  readonly exitCodes: readonly string[]
}

/** The page of a command. */
export function pageOf({ name, about, options, positional, examples = [], exitCodes }: CommandShape): Page {
  const words = positional?.replace(/<(.+?)(\.\.\.)?>/g, (_, word: string, more = '') => `${word.toUpperCase()}${more}`)
  const usage = `ristretto ${name} [flags]${words === undefined ? '' : ` ${words}`}`
  const codes = Object.entries({
    0: endings.succeeded.meaning,
    ...(exitCodes ?? { 1: `${endings.error.meaning}; \`--exit-codes\` tells more` }),
  })
  return {
    name,
    about,
    usage,
    flags: flagsOf(options),
    examples,
    exitCodes: codes.map(([code, meaning]) => `${code}: ${meaning}`),
  }
}

/** The flags that every command takes. */
export function globalFlags(): readonly FlagEntry[] {
  return flagsOf(globalOptions)
}

function flagsOf(table: OptionTable): FlagEntry[] {
  return Object.entries(table).map(([name, option]) => {
    const no = option.kind === 'flag' && option.negatable ? '[no-]' : ''
    const value = option.kind === 'flag' ? '' : ` ${option.value}`
    return { term: `--${no}${name}${value}`, about: option.about, notes: notesOf(option) }
  })
}

function notesOf(option: OptionTable[string]): string[] {
  const usual = option.kind === 'list' || option.kind === 'map' ? undefined : option.default || undefined
  const { aliases = [], variable } = option
  return [
    ...(option.kind === 'choice' ? [`one of ${choicesInWords(option).join(', ')}`] : []),
    ...(option.kind === 'list' || option.kind === 'map' ? ['may be given several times'] : []),
    ...(usual === undefined ? [] : [`default: ${usual}`]),
    ...(aliases.length === 0 ? [] : [`also ${aliases.map((alias) => `--${alias}`).join(', ')}`]),
    ...(variable === undefined ? [] : [`variables: RISTRETTO_${variable}, ECSPRESSO_${variable}`]),
  ]
}

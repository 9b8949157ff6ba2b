import type { OptionTable } from '../commands/option-table.ts'
import { UsageError } from './usage-error.ts'

const yes = new Set(['true', '1', 'yes', 'on', 't', 'y'])
const no = new Set(['false', '0', 'no', 'off', 'f', 'n'])

/** `true`, `1`, `yes`, `on` and their opposites; anything else is `undefined`. */
export function booleanOf(text: string): boolean | undefined {
  const word = text.toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : undefined
}

/**
 * Puts flags into the one form that the parser knows: `--wait=false` becomes `--no-wait`, `--dry-run=false` goes away. The parser
 * would take any value of a flag for true.
 */
export function normaliseArguments(argv: readonly string[], table: OptionTable): string[] {
  const end = argv.indexOf('--')
  const own = end < 0 ? argv : argv.slice(0, end)
  return [...own.flatMap((argument) => normalise(argument, table)), ...(end < 0 ? [] : argv.slice(end))]
}

function normalise(argument: string, table: OptionTable): string[] {
  const [, name = '', value] = /^--([^=]+)=(.*)$/s.exec(argument) ?? []
  const option = table[name]
  if (value === undefined || option?.kind !== 'flag') return [argument]
  const flag = booleanOf(value)
  if (flag === undefined) throw new UsageError(`\`${value}\` is no value of --${name}`, 'write true or false')
  if (flag) return [`--${name}`]
  return option.negatable ? [`--no-${name}`] : [`--${UNSET}${name}`]
}

/** Stands before the name of a flag that is switched off though it has no negative form (`--dry-run=false`). */
export const UNSET = 'unset-'

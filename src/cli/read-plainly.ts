import type { OptionTable } from '../commands/option-table.ts'
import { globalOptions } from './globals.ts'
import { booleanOf } from './normalise.ts'
import type { CommandShape, Reading } from './parse.ts'
import type { Raw } from './parse-values.ts'

/**
 * Reads a command line on which nothing is unusual: a command, known long flags with their values, positional arguments. Everything
 * else (help, a mistake, an abbreviation, `--`) gives `undefined` and is commander's, whose loading costs as much as a fifth of Node's own
 * start. A property test holds that what is read here is read by commander in the same way.
 */
export function readPlainly(argv: readonly string[], commands: readonly CommandShape[]): Reading | undefined {
  const raw: Record<string, Raw> = {}
  const positional: string[] = []
  let shape: CommandShape | undefined
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (word.startsWith('-')) {
      const used = readFlag(raw, { ...globalOptions, ...shape?.options }, word, argv[i + 1])
      if (used === undefined) return undefined
      i += used
    } else if (shape) positional.push(word)
    else {
      const two = `${word} ${argv[i + 1] ?? ''}`
      shape = commands.find(({ name }) => name === word || name === two)
      if (!shape) return undefined
      if (shape.name === two) i++
    }
  }
  if (!shape || positional.length > 0 !== takesArguments(shape)) return undefined
  return { shape, raw, positional }
}

function takesArguments({ positional }: CommandShape): boolean {
  return positional?.startsWith('<') === true
}

/** How many further words belong to the flag; `undefined` where it is none of the plain ones. */
function readFlag(raw: Record<string, Raw>, table: OptionTable, word: string, next: string | undefined) {
  const [, written = '', value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? []
  const negative = written.startsWith('no-') ? written.slice('no-'.length) : undefined
  const negated = negative === undefined ? undefined : table[negative]
  if (negative !== undefined && negated?.kind === 'flag' && negated.negatable && value === undefined) {
    raw[negative] = false
    return 0
  }
  const option = Object.hasOwn(table, written) ? table[written] : undefined
  if (option === undefined) return undefined
  if (option.kind === 'flag') return readSwitch(raw, written, option.negatable === true, value)
  const text = value ?? next
  // A flag in the place of a value is mostly a mistake.
  if (text === undefined || (value === undefined && /^-(?!\d+$)/.test(text))) return undefined
  const before = raw[written]
  raw[written] = [...(Array.isArray(before) ? before : []), text]
  return value === undefined ? 1 : 0
}

function readSwitch(raw: Record<string, Raw>, name: string, negatable: boolean, value: string | undefined) {
  const on = value === undefined ? true : booleanOf(value)
  if (on === undefined) return undefined
  // A flag without a negative form that was switched off once stays so.
  raw[name] = negatable ? on : raw[name] === false ? false : on
  return 0
}

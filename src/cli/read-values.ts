import { camelCase, choicesInWords, type Option, type OptionsOf, type OptionTable } from '../commands/index.ts'
import { booleanOf } from './boolean.ts'
import type { Raw } from './read-arguments.ts'
import { UsageError } from './usage-error.ts'

/**
 * The values of an option table, from what stands on the command line, else in the environment, else by default. `mayBeEmpty`: the flags of
 * which an empty string is as good as none, as for ecspresso. For the others it is most often a variable that is not set (`--host "$HOST"`).
 */
export function readValues<Table extends OptionTable>(
  table: Table,
  raw: Readonly<Record<string, Raw>>,
  { env, mayBeEmpty = [] }: ReadingOptions,
): OptionsOf<Table> {
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(table).map(([name, option]) => {
      if (raw[name] === undefined) return [camelCase(name), fromEnvironment(name, option, env)]
      if (!mayBeEmpty.includes(name)) checkNotEmpty(name, option, raw[name])
      return [camelCase(name), read(`\`--${name}\``, option, raw[name])]
    }),
  )
  return values as OptionsOf<Table> // each value was read by the row of the table that types it
}

interface ReadingOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly mayBeEmpty?: readonly string[]
}

function checkNotEmpty(name: string, option: Option, raw: Raw): void {
  if ((option.kind !== 'text' && option.kind !== 'list') || !Array.isArray(raw) || !raw.includes('')) return
  throw new UsageError(
    `invalid value \`\` for \`--${name}\``,
    `it takes ${option.value}; leave it out where there is none`,
  )
}

function fromEnvironment(
  name: string,
  option: OptionTable[string],
  env: Readonly<Record<string, string | undefined>>,
): unknown {
  if (option.variable === undefined) return read(`\`--${name}\``, option, undefined)
  const names = [`RISTRETTO_${option.variable}`, `ECSPRESSO_${option.variable}`]
  const variable = names.find((one) => env[one] !== undefined && env[one] !== '')
  const text = variable && env[variable]
  if (!text) return read(`\`--${name}\``, option, undefined)
  if (option.kind !== 'flag') return read(`\`--${name}\` (from ${variable})`, option, [text])
  const flag = booleanOf(text)
  if (flag === undefined)
    throw new UsageError(`invalid value \`${text}\` of ${variable} for \`--${name}\``, 'write true or false')
  return flag
}

/** `name` is the flag as messages show it, with the variable that its value is from. */
function read(name: string, option: Option, raw: Raw): unknown {
  if (option.kind === 'flag') return typeof raw === 'boolean' ? raw : option.default
  const texts = Array.isArray(raw) ? (raw as readonly string[]) : []
  const last = texts.at(-1)
  switch (option.kind) {
    case 'text':
      return last ?? option.default
    case 'choice':
      return last === undefined ? option.default : choiceOf(name, option, last)
    case 'integer':
      return last === undefined ? option.default : integerOf(name, option, last)
    case 'list':
      return texts
        .flatMap((text) => (option.separator ? text.split(option.separator) : [text]))
        .filter((text) => text !== '')
    case 'map':
      return Object.fromEntries(
        texts
          .flatMap((text) => text.split(';'))
          .filter((text) => text !== '')
          .map((text) => pairOf(name, text)),
      )
  }
}

function choiceOf(name: string, option: Extract<Option, { kind: 'choice' }>, text: string): string {
  if (option.choices.includes(text)) return text
  // `ecs:BAKE` was meant as one of the stages, and only those help.
  const group = text.includes(':') ? text.slice(0, text.indexOf(':') + 1) : undefined
  const alike = option.choices.filter((choice) => group !== undefined && choice.startsWith(group))
  const listed = (alike.length > 0 ? alike : choicesInWords(option)).map((choice) => `\`${choice}\``)
  throw new UsageError(`invalid value \`${text}\` for ${name}`, `one of ${listed.join(', ')}`)
}

function integerOf(
  name: string,
  { from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER }: { from?: number; to?: number },
  text: string,
): number {
  const value = Number(text)
  if (/^[+-]?\d+$/.test(text) && value >= from && value <= to) return value
  const limits = [
    from > Number.MIN_SAFE_INTEGER ? `at least ${from}` : '',
    to < Number.MAX_SAFE_INTEGER ? `at most ${to}` : '',
  ]
  throw new UsageError(
    `invalid value \`${text}\` for ${name}`,
    ['a whole number', ...limits.filter(Boolean)].join(', '),
  )
}

function pairOf(name: string, text: string): [string, string] {
  const at = text.indexOf('=')
  if (at > 0) return [text.slice(0, at), text.slice(at + 1)]
  throw new UsageError(`invalid value \`${text}\` for ${name}: no KEY=VALUE`, 'several stand with `;` between them')
}

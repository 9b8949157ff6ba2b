import { UserError } from '../calls/index.ts'
import {
  type Command,
  camelCase,
  choicesInWords,
  defaultOf,
  type Option,
  type OptionsOf,
  type OptionTable,
} from '../commands/index.ts'
import { nearest } from '../shapes/nearest.ts'

type Values = Readonly<Record<string, unknown>>

/** The options of a command with their defaults. Throws UserError for what the command line would not take either. */
export function readOptions({ name, options }: Command, given: Values): OptionsOf<OptionTable> {
  const table = new Map(Object.entries(options).map(([flag, option]) => [camelCase(flag), option]))
  for (const [key, value] of Object.entries(given)) {
    const option = table.get(key)
    if (option === undefined) {
      const near = nearest(key, table.keys())
      throw new UserError('OPTION_UNKNOWN', `unknown option \`${key}\` of \`${name}\``, {
        hint: near === undefined ? `\`ristretto ${name} --help\` lists them` : `did you mean \`${near}\`?`,
      })
    }
    if (value !== undefined) checkValue(key, option, value)
  }
  const defaults = [...table].map(([key, option]): [string, unknown] => [key, defaultOf(option)])
  const chosen = Object.entries(given).filter(([, value]) => value !== undefined)
  const values = Object.fromEntries([...defaults, ...chosen])
  return values as OptionsOf<OptionTable> // each value is the default of a row of the table, or was checked by it
}

function checkValue(key: string, option: Option, value: unknown): void {
  const wanted = wantedBy(option, value)
  if (wanted === undefined) return
  throw new UserError('OPTION_INVALID', `invalid value \`${JSON.stringify(value)}\` for \`${key}\``, {
    hint: `it must be ${wanted}`,
  })
}

/** What an option takes, where the value is not that. */
function wantedBy(option: Option, value: unknown): string | undefined {
  switch (option.kind) {
    case 'flag':
      return typeof value === 'boolean' ? undefined : '`true` or `false`'
    case 'text':
      return typeof value === 'string' ? undefined : 'a string'
    case 'choice':
      return option.choices.some((choice) => choice === value)
        ? undefined
        : `one of ${choicesInWords(option)
            .map((choice) => `\`${choice}\``)
            .join(', ')}`
    case 'integer': {
      const { from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER } = option
      const isWithin = Number.isSafeInteger(value) && Number(value) >= from && Number(value) <= to
      return isWithin ? undefined : `a whole number${rangeOf(option)}`
    }
    case 'list':
      return Array.isArray(value) && value.every((one) => typeof one === 'string') ? undefined : 'a list of strings'
    case 'map':
      return isMap(value) ? undefined : 'an object of strings'
  }
}

function rangeOf({ from, to }: Extract<Option, { kind: 'integer' }>): string {
  const parts = [from === undefined ? '' : ` from ${from}`, to === undefined ? '' : ` to ${to}`]
  return parts.join('')
}

function isMap(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  )
}

/** Throws UserError for arguments beside options that the command does not take. */
export function checkArguments({ name, positional, choices }: Command, given: readonly string[]): void {
  const [many, needed] = [positional?.includes('...') ?? false, positional?.startsWith('<') ?? false]
  if (given.length === 0 && needed)
    throw new UserError('ARGUMENT_MISSING', `\`${name}\` wants \`${positional}\` behind its options`, hintOn(choices))
  const extra = given[positional === undefined ? 0 : many ? Number.POSITIVE_INFINITY : 1]
  if (extra !== undefined) throw new UserError('ARGUMENT_UNEXPECTED', `\`${name}\` takes no argument \`${extra}\``)
  const unknown = choices && given.find((one) => !choices.includes(one))
  if (unknown !== undefined)
    throw new UserError('ARGUMENT_UNEXPECTED', `\`${name}\` takes no argument \`${unknown}\``, hintOn(choices))
}

function hintOn(choices: readonly string[] | undefined): { hint?: string } {
  return choices === undefined ? {} : { hint: `one of ${choices.map((choice) => `\`${choice}\``).join(', ')}` }
}

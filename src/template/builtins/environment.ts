import type { Callable } from '../run/callable.ts'
import { refuseMark } from '../values/refuse-mark.ts'
import { escapeJson } from './escape.ts'

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Says that a variable has to be set. The renderer goes on, to report all of them at once. */
export class MissingVariable extends Error {
  constructor(name: string) {
    super(`environment variable ${name} is not defined`)
  }
}

/** What `must_env` gives for a variable that is not set: a mark, or nothing where that is an error. */
type Unset = (name: string) => string | undefined

/** The functions that ecspresso gives every template. */
export function environmentFunctions(environment: Environment, unset?: Unset): Map<string, Callable> {
  const text = { kind: 'host', answersInterface: false } as const
  return new Map<string, Callable>([
    ['env', { ...text, parameters: [], variadic: 'string', call: (args) => firstSet(environment, args) }],
    [
      'must_env',
      { ...text, parameters: ['string'], variadic: undefined, call: (args) => required(environment, args[0], unset) },
    ],
    [
      'json_escape',
      { ...text, parameters: ['string'], variadic: undefined, call: (args) => escapeJson(asText(args[0])) },
    ],
  ])
}

/** The first variable that is set and not empty; else the last name itself, which is how a default value is written. */
function firstSet(environment: Environment, names: readonly unknown[]): string {
  for (let index = 0; index < names.length; index++) {
    const name = names[index]
    // The last one is a default rather than a name, and may well be unread.
    if (index < names.length - 1) refuseMark(name, 'used as the name of a variable')
    const value = lookUp(environment, asText(name))
    if (value !== undefined && value !== '') return value
  }
  return asText(names.at(-1))
}

function required(environment: Environment, name: unknown, unset: Unset | undefined): string {
  refuseMark(name, 'used as the name of a variable')
  const value = lookUp(environment, asText(name)) ?? unset?.(asText(name))
  if (value === undefined) throw new MissingVariable(asText(name))
  return value
}

function lookUp(environment: Environment, name: string): string | undefined {
  return Object.hasOwn(environment, name) ? environment[name] : undefined
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

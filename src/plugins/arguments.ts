import { type Position, UserError } from '../calls/index.ts'

/** An argument that must be a string. Templates check the kinds of arguments themselves, Jsonnet does not. */
export function stringArgument(name: string, given: unknown, at: Position): string {
  if (typeof given === 'string') return given
  throw new UserError('LOOKUP_ARGUMENTS', `\`${name}\` takes a string, not ${kindOf(given)}`, { at })
}

/** An argument that must count from 0. Templates give a bigint, Jsonnet a number. */
export function indexArgument(name: string, given: unknown, at: Position): number {
  const index = typeof given === 'bigint' ? Number(given) : given
  if (typeof index === 'number' && Number.isInteger(index) && index >= 0) return index
  throw new UserError('LOOKUP_ARGUMENTS', `\`${name}\` takes an index from 0, not ${shown(given)}`, { at })
}

function shown(given: unknown): string {
  return typeof given === 'number' || typeof given === 'bigint' ? String(given) : kindOf(given)
}

function kindOf(given: unknown): string {
  if (given === null || given === undefined) return 'null'
  return Array.isArray(given) ? 'an array' : `${/^[aeiou]/.test(typeof given) ? 'an' : 'a'} ${typeof given}`
}

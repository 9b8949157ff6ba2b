import { isMarked, type Position, positionText, UserError } from '../../calls/index.ts'
import type { JsonValue } from '../../plugins/index.ts'

const LOOKED_UP = '<looked up>'
const SHORTEST_SECRET = 4
const SHORTEST_PART = 8

/** A variable that is not set, and where a file asks for it. */
export interface MissingVariable {
  readonly name: string
  readonly at: Position
}

/** The error of all variables that are missing, in the order of the file. The list must not be empty. */
export function missingVariables(found: readonly MissingVariable[]): UserError {
  const missing = [...found].sort((one, other) => inOrder(one.at, other.at))
  const at = missing[0]?.at
  const names = [...new Set(missing.map(({ name }) => name))]
  const each = new Set(missing.map((one) => `\`${one.name}\` (${placeBeside(one.at, at?.file)})`))
  const text =
    names.length === 1
      ? `the environment variable \`${names[0]}\` is not set`
      : `environment variables are not set: ${[...each].join(', ')}`
  const hint = `set ${names.length === 1 ? 'it' : 'them'}, or name a file that does with \`--envfile\``
  return new UserError('ENV_MISSING', text, { at, hint })
}

/** Jsonnet evaluates calls in another order than they stand in. */
function inOrder(one: Position, other: Position): number {
  const ofFile = one.file.localeCompare(other.file)
  return ofFile || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0)
}

/** A place in a message that begins with a file: the file is left out where it is the same. */
function placeBeside(at: Position, file: string | undefined): string {
  return at.file === file ? `${at.line}:${at.column}` : positionText(at)
}

/**
 * What lookups gave may be secret: messages do not show it, neither as it is nor as a quoted text has it, line by line, as messages are of
 * one line. What is short goes only where it stands alone, being a part of too many words; what is shorter still is no secret.
 */
export function withoutValues(message: string, answers: ReadonlyMap<string, JsonValue>): string {
  const texts = [...answers.values()]
    .flatMap(textsIn)
    .filter((text) => !isMarked(text))
    .flatMap((text) => text.split(/[\r\n]+/))
    .flatMap((line) => [line.trim(), JSON.stringify(line.trim()).slice(1, -1)])
  return [...new Set(texts)]
    .filter((text) => text.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length)
    .reduce(
      (shown, text) =>
        text.length >= SHORTEST_PART
          ? shown.replaceAll(text, LOOKED_UP)
          : shown.replace(new RegExp(`(?<![A-Za-z0-9])${literal(text)}(?![A-Za-z0-9])`, 'g'), LOOKED_UP),
      message,
    )
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

function textsIn(value: JsonValue): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

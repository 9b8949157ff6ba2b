import { isMarked, type Position, UserError } from '../../calls/index.ts'
import type { JsonValue } from '../../plugins/index.ts'

const LOOKED_UP = '<looked up>'
const SHORTEST_SECRET = 4
const SHORTEST_PART = 8

/** All variables that are missing at once. `places` are those in the file, where they are known. */
export function missingVariables(names: readonly string[], at: Position, places: readonly string[] = []): UserError {
  const [first, ...more] = new Set(names)
  const each = names.map((name, i) => (places[i] === undefined ? `\`${name}\`` : `\`${name}\` (${places[i]})`))
  const text =
    more.length === 0
      ? `the environment variable \`${first}\` is not set`
      : `environment variables are not set: ${[...new Set(each)].join(', ')}`
  const hint = `set ${more.length === 0 ? 'it' : 'them'}, or name a file that does with \`--envfile\``
  return new UserError('ENV_MISSING', text, { at, hint })
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

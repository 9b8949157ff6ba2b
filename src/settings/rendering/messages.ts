import { isMarked, type Position, UserError } from '../../calls/index.ts'
import type { JsonValue } from '../../plugins/index.ts'

const SHORTEST_SECRET = 8

/** All variables that are missing at once. `places` are those in the file, where they are known. */
export const missingVariables = (names: readonly string[], at: Position, places: readonly string[] = []): UserError => {
  const [first, ...more] = new Set(names)
  const each = names.map((name, i) => (places[i] === undefined ? `\`${name}\`` : `\`${name}\` (${places[i]})`))
  const text =
    more.length === 0
      ? `the environment variable \`${first}\` is not set`
      : `environment variables are not set: ${[...new Set(each)].join(', ')}`
  return new UserError('ENV_MISSING', text, { at, hint: 'set them, or name a file that does with `--envfile`' })
}

/** What lookups gave may be secret: messages do not show it. Short values stay, which are parts of too many words. */
export const withoutValues = (message: string, answers: ReadonlyMap<string, JsonValue>): string => {
  const texts = [...answers.values()]
    .flatMap(textsIn)
    .filter((text) => text.length >= SHORTEST_SECRET && !isMarked(text))
  return texts
    .sort((a, b) => b.length - a.length)
    .reduce((shown, text) => shown.replaceAll(text, '<looked up>'), message)
}

const textsIn = (value: JsonValue): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

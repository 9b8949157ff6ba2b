import { type Position, type Settled, settled, UserError, unreadIn, unsetVariable } from '../../calls/index.ts'
import type { PathSegment } from '../../shapes/index.ts'
import { pathText } from '../../shapes/index.ts'
import { type Document, missingVariables } from '../rendering/index.ts'

/** A text that decides which calls are made. Throws UserError if a lookup that nobody has made, or a variable that nobody has set, stands in it. */
export async function decided(document: Document, path: readonly PathSegment[], text: string): Promise<Settled> {
  const known = settled(text)
  if (known !== undefined) return known
  throw undecided(pathText(path), text, await document.placeOf(path, 'value'))
}

/** The error of a text that decides, where marks stand in it. `what` is the member that has it. */
export function undecided(what: string, text: string, at: Position): UserError {
  const unknown = unreadIn(text)
  const variables = unknown.map(unsetVariable).filter((name) => name !== undefined)
  if (variables.length > 0) return missingVariables(variables.map((name) => ({ name, at })))
  const lookups = unknown.map((one) => `<${one}>`).join(' and ') // not the rest of the text, which may be secret
  return new UserError(
    'LOOKUP_DECIDES',
    `\`${what}\` holds ${lookups}, which nobody has looked up, and decides which calls are made`,
    { at, hint: 'make the lookup with `--read`, or write the value into the file' },
  )
}

import { type ParseError, parse } from 'jsonc-parser'
import { CallsError } from './made-call.ts'

/** JSON, whose mistakes have a place. `firstLine` is the number of the line that the text begins on. */
export function parseJson(text: string, firstLine = 1): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not every Node.js tells the position of every mistake.
    const errors: ParseError[] = []
    parse(text, errors, { disallowComments: true })
    const { offset, length } = errors[0] ?? { offset: text.length, length: 0 }
    // A text that is no JSON at all also ends where the parser gave up.
    const isCut = /^\s*[{[]/.test(text) && offset + length >= text.trimEnd().length
    const before = text.slice(0, isCut ? text.trimEnd().length : offset).split('\n')
    throw new CallsError(isCut ? 'the JSON ends early: the file is cut short' : 'this is no JSON', {
      line: firstLine + before.length - 1,
      column: (before.at(-1)?.length ?? 0) + 1,
    })
  }
}

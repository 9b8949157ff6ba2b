import { describeMarks, hasMark } from '../mark.ts'

/** Says that something needs a value that was not read. The renderer adds the place. */
export class MarkRefusal extends Error {
  readonly hint = 'let the lookup be read, or decide on something known without it, such as an environment variable'
}

/** Throws when the value holds a mark: what is done with it needs the value itself. */
export function refuseMark(value: unknown, use: string): void {
  if (typeof value !== 'string' || !hasMark(value)) return
  const sources = describeMarks(value).map((description) => `\`${description}\``)
  throw new MarkRefusal(`the value of ${sources.join(' and ')} has not been read and cannot be ${use}`)
}

/** A text that was checked, under the name that findings carry. */
export interface Source {
  readonly file: string
  readonly text: string
}

/** Where the lines of a text begin. Every finding asks for a line, and must not go through the whole text for it. */
export type LineStarts = readonly number[]

/** The offsets of a text's lines. */
export function lineStartsOf(text: string): LineStarts {
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return starts
}

/** Some columns of one line of a text, without its end; control characters are replaced, so that a file cannot steer the terminal. */
export function partOfLine(text: string, starts: LineStarts, { line, from, width }: Part): string {
  const start = starts[line - 1]
  if (start === undefined) return ''
  const end = starts[line] === undefined ? text.length : starts[line] - 1
  const part = text.slice(Math.min(start + from, end), Math.min(start + from + width, end))
  return printable(part.replace(/\r$/, ''))
}

/** Columns of a line: `line` counts from 1, `from` from 0. */
interface Part {
  readonly line: number
  readonly from: number
  readonly width: number
}

/** A text with each control character replaced by one that shows. */
export function printable(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\u00b7')
}

/** Where a stretch of a text ends: the line, and the column behind its last character. */
export function endOf(starts: LineStarts, end: number): { readonly line: number; readonly column: number } {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= end) low = middle
    else high = middle
  }
  return { line: low + 1, column: end - (starts[low] ?? 0) + 1 }
}

/** A text that was checked, under the name that findings carry. */
export interface Source {
  readonly file: string
  readonly text: string
}

/** One line of a text, without its end; control characters are replaced, so that a file cannot steer the terminal. */
export function lineOf(text: string, line: number): string {
  let start = 0
  for (let number = 1; number < line; number++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return ''
    start = end + 1
  }
  const end = text.indexOf('\n', start)
  return printable(text.slice(start, end < 0 ? undefined : end).replace(/\r$/, ''))
}

/** A text with each control character replaced by one that shows. */
export function printable(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\u00b7')
}

/** Where a stretch of a text ends: the line, and the column behind its last character. */
export function endOf(
  text: string,
  offset: number,
  length: number,
): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset + length)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: before.length - lineStart + 1 }
}

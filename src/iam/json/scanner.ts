import type { Report } from '../problem.ts'
import type { Location } from './tree.ts'

/** A cursor over a text that knows lines and columns. */
export class Scanner {
  readonly text: string
  readonly report: Report
  offset = 0
  /** The place of an offset. */
  readonly at: (offset: number, length: number) => Location

  constructor(text: string, report: Report) {
    this.text = text
    this.report = report
    this.at = locator(text)
  }

  /** The character under the cursor; empty at the end. */
  get current(): string {
    return this.text.charAt(this.offset)
  }

  /** Moves over white space and comments; comments are reported. */
  skipSpace(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.offset)
      if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xa0 || code === 0xfeff) {
        this.offset++
        continue
      }
      const opening = this.current === '#' ? '#' : this.text.slice(this.offset, this.offset + 2)
      if (opening !== '//' && opening !== '/*' && opening !== '#') return
      const start = this.offset
      const ending = this.text.indexOf(opening === '/*' ? '*/' : '\n', start)
      this.offset = ending < 0 ? this.text.length : opening === '/*' ? ending + 2 : ending
      this.report({
        code: 'JSON_COMMENT',
        message: 'JSON has no comments',
        at: this.at(start, this.offset - start),
        hint: 'take it out; a Sid can say what a statement is for',
        replacement: '',
      })
    }
  }
}

/** Makes the function that tells line and column of an offset; the text is searched for line ends once. */
export function locator(text: string): (offset: number, length: number) => Location {
  const lineStarts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) lineStarts.push(index + 1)
  return (offset, length) => {
    let low = 0
    let high = lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((lineStarts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1, offset, length }
  }
}

/** The place of one offset. */
export function locate(text: string, offset: number, length: number): Location {
  return locator(text)(offset, length)
}

import type { Place } from './error.ts'
import { utf8Length } from './values/go-string.ts'

/** The text of a template, with its name and a table of its lines. */
export class Source {
  readonly name: string
  readonly text: string
  #lineStarts: number[] | undefined

  constructor(name: string, text: string) {
    this.name = name
    this.text = text
  }

  /** Place of a UTF-16 offset. */
  placeAt(offset: number): Place {
    const line = this.#lineIndex(offset)
    return { line: line + 1, column: this.#countCharacters(this.#starts()[line] ?? 0, offset) + 1, offset }
  }

  /** 1-based line of an offset. */
  lineAt(offset: number): number {
    return this.#lineIndex(offset) + 1
  }

  /** Go's column: bytes of UTF-8 from the start of the line, from 0. */
  byteColumnAt(offset: number): number {
    return utf8Length(this.text.slice(this.#starts()[this.#lineIndex(offset)] ?? 0, offset))
  }

  #lineIndex(offset: number): number {
    const starts = this.#starts()
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  #countCharacters(from: number, to: number): number {
    let count = 0
    for (let i = from; i < to; i++) {
      const unit = this.text.charCodeAt(i)
      if (unit < 0xdc00 || unit > 0xdfff) count++
    }
    return count
  }

  // Made on first use: a template that renders without an error and whose origins nobody reads never needs it.
  #starts(): number[] {
    if (this.#lineStarts !== undefined) return this.#lineStarts
    const starts = [0]
    for (let i = this.text.indexOf('\n'); i >= 0; i = this.text.indexOf('\n', i + 1)) starts.push(i + 1)
    this.#lineStarts = starts
    return starts
  }
}

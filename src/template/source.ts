import type { Place } from './error.ts'
import { runeCount, utf8Length } from './values/go-string.ts'

/** The text of a template, with its name and a table of its lines. */
export class Source {
  readonly name: string
  readonly text: string
  #lineStarts: number[] | undefined
  // Where the last question was: the next one is mostly a little further on the same line, which may be a megabyte long.
  #last = { lineStart: 0, offset: 0, characters: 0, bytes: 0 }

  constructor(name: string, text: string) {
    this.name = name
    this.text = text
  }

  /** Place of a UTF-16 offset. */
  placeAt(offset: number): Place {
    return { line: this.#lineIndex(offset) + 1, column: this.#walkTo(offset).characters + 1, offset }
  }

  /** 1-based line of an offset. */
  lineAt(offset: number): number {
    return this.#lineIndex(offset) + 1
  }

  /** Go's column: bytes of UTF-8 from the start of the line, from 0. */
  byteColumnAt(offset: number): number {
    return this.#walkTo(offset).bytes
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

  /** Characters and bytes from the start of the line to the offset. */
  #walkTo(offset: number): { readonly characters: number; readonly bytes: number } {
    const lineStart = this.#starts()[this.#lineIndex(offset)] ?? 0
    const last = this.#last
    const goesOn = last.lineStart === lineStart && last.offset <= offset
    const from = goesOn ? last.offset : lineStart
    const passed = this.text.slice(from, offset)
    const characters = (goesOn ? last.characters : 0) + runeCount(passed)
    const bytes = (goesOn ? last.bytes : 0) + utf8Length(passed)
    this.#last = { lineStart, offset, characters, bytes }
    return this.#last
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

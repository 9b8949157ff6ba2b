import { isIllFormed, toWellFormed } from '../values/go-string.ts'
import type { Call } from './call.ts'
import { NO_CALLS } from './call.ts'

/** Output as it grows: pieces, and for each where in the source it came from. Kept as parallel lists, for it is always on. */
export class Output {
  readonly pieces: string[] = []
  /** Offset in the source of the text, or of the action. */
  readonly positions: number[] = []
  /** Calls that the piece came from; `undefined` for literal text. */
  readonly calls: (readonly Call[] | undefined)[] = []
  length = 0
  #hasStrayBytes = false

  addText(text: string, position: number): void {
    this.#add(text, position, undefined)
  }

  addValue(text: string, position: number, calls: readonly Call[] = NO_CALLS): void {
    if (text === '') return
    if (isIllFormed(text)) this.#hasStrayBytes = true
    this.#add(text, position, calls)
  }

  /** Turns stray bytes into what a UTF-8 decoder makes of them. Neighbouring pieces may complete one another. */
  finish(): void {
    if (!this.#hasStrayBytes) return
    this.#joinStrayBytes()
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    for (const [index, piece] of this.pieces.entries()) {
      if (isIllFormed(piece)) this.pieces[index] = toWellFormed(piece, decoder)
    }
  }

  /** Moves stray bytes at the start of a piece to the end of the piece before that ends in stray bytes. */
  #joinStrayBytes(): void {
    let owner = -1
    let moved: string[] = []
    for (const [index, piece] of this.pieces.entries()) {
      let rest = piece
      if (owner >= 0) {
        const run = /^[\udc80-\udcff]+/u.exec(piece)?.[0] ?? ''
        rest = piece.slice(run.length)
        moved.push(run)
        this.pieces[index] = rest
        if (rest === '') continue
        this.pieces[owner] += moved.join('')
        moved = []
      }
      owner = /[\udc80-\udcff]$/u.test(rest) ? index : -1
    }
    if (owner >= 0) this.pieces[owner] += moved.join('')
  }

  #add(text: string, position: number, calls: readonly Call[] | undefined): void {
    this.pieces.push(text)
    this.positions.push(position)
    this.calls.push(calls)
    this.length += text.length
  }
}

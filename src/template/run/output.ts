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
    for (let i = this.pieces.length - 1; i > 0; i--) {
      const run = /^[\udc80-\udcff]+/u.exec(this.pieces[i] ?? '')?.[0]
      if (run === undefined || !/[\udc80-\udcff]$/u.test(this.pieces[i - 1] ?? '')) continue
      this.pieces[i - 1] += run
      this.pieces[i] = (this.pieces[i] ?? '').slice(run.length)
    }
    for (const [index, piece] of this.pieces.entries()) this.pieces[index] = toWellFormed(piece)
  }

  #add(text: string, position: number, calls: readonly Call[] | undefined): void {
    this.pieces.push(text)
    this.positions.push(position)
    this.calls.push(calls)
    this.length += text.length
  }
}

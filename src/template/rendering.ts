import type { Need } from './answers.ts'
import type { Place } from './error.ts'
import type { TemplateValue } from './function.ts'
import { toTemplateValue } from './run/host-function.ts'
import type { Output } from './run/output.ts'
import type { Source } from './source.ts'

/** A call of a function of the host that a stretch of output came from. */
export interface OriginCall extends Place {
  readonly name: string
  readonly args: readonly TemplateValue[]
}

/** Where a stretch of output came from. `line` and `column` are where that begins in the source. */
export interface Origin extends Place {
  /** The stretch, as UTF-16 offsets in the output. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** `text`: literal text of the source. `value`: what an action printed. */
  readonly kind: 'text' | 'value'
  /** Calls of functions of the host that the value was made from, through variables and `.` too. */
  readonly calls: readonly OriginCall[]
}

/** The result of a rendering. */
export class Rendering {
  /** The output. Not final as long as there are {@link needs}. */
  readonly text: string
  /** Lookups without an answer, in source order. Answer them and render again. */
  readonly needs: readonly Need[]
  readonly #source: Source
  readonly #output: Output
  #starts: number[] | undefined

  constructor(source: Source, output: Output, needs: readonly Need[]) {
    this.text = output.pieces.join('')
    this.needs = needs
    this.#source = source
    this.#output = output
  }

  /** True when nothing is missing. */
  get complete(): boolean {
    return this.needs.length === 0
  }

  /** Origins of the whole output, in order and without gaps. Computed anew at each access. */
  get origins(): Origin[] {
    return this.#output.pieces.flatMap((text, index) => (text === '' ? [] : [this.#originOf(index)]))
  }

  /**
   * Origin of the character at an offset of the output. In literal text, `line`, `column` and `offset` are those of the very
   * character; the end of the output counts to its last stretch. `undefined` outside of the output.
   */
  originAt(offset: number): Origin | undefined {
    if (offset < 0 || offset > this.text.length) return undefined
    const index = this.#pieceAt(offset)
    if (index === undefined) return undefined
    const origin = this.#originOf(index)
    if (origin.kind === 'value' || offset === origin.start) return origin
    return { ...origin, ...this.#source.placeAt(origin.offset + offset - origin.start) }
  }

  /** Origins of the stretches that a part of the output touches, in order. */
  originsIn(start: number, end: number): Origin[] {
    const origins: Origin[] = []
    const { pieces } = this.#output
    for (let index = this.#pieceAt(Math.max(0, start)) ?? pieces.length; index < pieces.length; index++) {
      if ((this.#startsOfPieces()[index] ?? 0) >= end) break
      if (pieces[index] !== '') origins.push(this.#originOf(index))
    }
    return origins
  }

  /** Index of the piece that a character of the output is in. */
  #pieceAt(offset: number): number | undefined {
    const starts = this.#startsOfPieces()
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    // The end of the output, and pieces that came out empty, belong to the text before them.
    while (low > 0 && this.#output.pieces[low] === '') low--
    return starts.length === 0 ? undefined : low
  }

  #originOf(index: number): Origin {
    const text = this.#output.pieces[index] ?? ''
    const start = this.#startsOfPieces()[index] ?? 0
    const calls = this.#output.calls[index]
    return {
      ...this.#source.placeAt(this.#output.positions[index] ?? 0),
      start,
      end: start + text.length,
      text,
      kind: calls === undefined ? 'text' : 'value',
      calls: (calls ?? []).map(({ name, args, position }) => ({
        ...this.#source.placeAt(position),
        name,
        args: args.map(toTemplateValue),
      })),
    }
  }

  #startsOfPieces(): number[] {
    if (this.#starts !== undefined) return this.#starts
    let at = 0
    this.#starts = this.#output.pieces.map((piece) => {
      const start = at
      at += piece.length
      return start
    })
    return this.#starts
  }
}

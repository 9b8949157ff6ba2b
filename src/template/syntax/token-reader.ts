import type { Source } from '../source.ts'
import { utf8Length } from '../values/go-string.ts'
import { quote } from './quote.ts'
import { isKeyword, Token, type Tokens } from './token.ts'

/** Walks the tokens, and remembers how far it has looked: that is where Go says an error is. */
export class TokenReader {
  readonly source: Source
  readonly #tokens: Tokens
  #index = 0
  #furthest = 0

  constructor(source: Source, tokens: Tokens) {
    this.source = source
    this.#tokens = tokens
  }

  /** Index of the next token, to come back to. */
  get index(): number {
    return this.#index
  }

  /** Goes back to an earlier token. */
  rewind(index: number): void {
    this.#index = index
  }

  /** Offset at which the furthest token seen begins. */
  get furthestStart(): number {
    return this.#tokens.startOf(this.#furthest)
  }

  /** Takes the next token and gives its index. */
  take(): number {
    const index = this.#look()
    this.#index = index + 1
    return index
  }

  /** Takes the next token that is no space. */
  takeNonSpace(): number {
    let index = this.take()
    while (this.typeOf(index) === Token.space) index = this.take()
    return index
  }

  /** Type of the next token, which stays. */
  peekType(): number {
    return this.typeOf(this.#look())
  }

  /** Skips spaces and gives the index of the token behind them, which stays. */
  peekNonSpace(): number {
    const index = this.takeNonSpace()
    this.#index = index
    return index
  }

  typeOf(index: number): number {
    return this.#tokens.typeOf(index)
  }

  startOf(index: number): number {
    return this.#tokens.startOf(index)
  }

  textOf(index: number): string {
    return this.source.text.slice(this.#tokens.startOf(index), this.#tokens.endOf(index))
  }

  /** The token as error messages name it. */
  describe(index: number): string {
    const type = this.typeOf(index)
    if (type === Token.eof) return 'EOF'
    if (type === Token.error) return this.#tokens.errorMessage
    const text = this.textOf(index)
    if (isKeyword(type)) return `<${text}>`
    const characters = [...text.slice(0, 24)]
    // Go asks for the length in bytes and then shows ten characters.
    return utf8Length(text.slice(0, 12)) > 10 ? `${quote(characters.slice(0, 10).join(''))}...` : quote(text)
  }

  // The last token, EOF or an error, is there for ever.
  #look(): number {
    const index = Math.min(this.#index, this.#tokens.count - 1)
    if (index > this.#furthest) this.#furthest = index
    return index
  }
}

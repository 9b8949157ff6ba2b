import { describeCharacter, isAlphaNumeric, isPrintable, isSpace } from './characters.ts'
import { quote } from './quote.ts'
import { scanNumber } from './scan-number.ts'
import { keywordType, Token, Tokens, type TokenType } from './token.ts'

const NEWLINE = 0x0a
const MINUS = 0x2d
const PLUS = 0x2b
const DOT = 0x2e
const BACKSLASH = 0x5c
const END_OF_INPUT = -1

/** Options of the lexer. */
export interface LexOptions {
  /** False when the host has a function named `break`. */
  readonly breakIsKeyword: boolean
  /** False when the host has a function named `continue`. */
  readonly continueIsKeyword: boolean
}

/** Splits a source into tokens. It stops at the first thing that cannot be one, with an `error` token. */
export function lex(text: string, options: LexOptions): Tokens {
  return new Lexer(text, options).run()
}

class Lexer {
  readonly #text: string
  readonly #options: LexOptions
  readonly #tokens = new Tokens()
  #position = 0
  #start = 0
  #parenDepth = 0

  constructor(text: string, options: LexOptions) {
    this.#text = text
    this.#options = options
  }

  run(): Tokens {
    let insideAction = false
    let going = true
    while (going) {
      if (!insideAction) {
        going = this.#lexText()
        insideAction = true
      } else if (this.#atRightDelim()) {
        if (this.#parenDepth !== 0) going = this.#fail('unclosed left paren')
        else {
          this.#lexRightDelim()
          insideAction = false
        }
      } else going = this.#lexInsideAction()
    }
    return this.#tokens
  }

  /** Text, and comments, up to and including the next left delimiter. False at the end of the input. */
  #lexText(): boolean {
    const text = this.#text
    for (;;) {
      const at = text.indexOf('{{', this.#position)
      if (at < 0) {
        this.#position = text.length
        if (this.#position > this.#start) this.#emit(Token.text)
        this.#emit(Token.eof)
        return false
      }
      const trims = text.charCodeAt(at + 2) === MINUS && isSpace(text.charCodeAt(at + 3))
      let end = at
      if (trims) while (end > this.#start && isSpace(text.charCodeAt(end - 1))) end--
      this.#position = end
      if (end > this.#start) this.#emit(Token.text)
      this.#start = at
      this.#position = at + 2
      const afterMarker = trims ? 2 : 0
      if (!text.startsWith('/*', at + 2 + afterMarker)) {
        this.#emit(Token.leftDelim)
        this.#position += afterMarker
        this.#start = this.#position
        this.#parenDepth = 0
        return true
      }
      this.#position += afterMarker
      this.#start = this.#position
      if (!this.#skipComment()) return false
    }
  }

  #skipComment(): boolean {
    const end = this.#text.indexOf('*/', this.#position + 2)
    if (end < 0) return this.#fail('unclosed comment')
    this.#position = end + 2
    if (!this.#atRightDelim()) return this.#fail('comment ends before closing delimiter')
    this.#skipRightDelim()
    return true
  }

  #atRightDelim(): boolean {
    return this.#text.startsWith('}}', this.#position) || this.#atTrimmingRightDelim(this.#position)
  }

  #atTrimmingRightDelim(at: number): boolean {
    return isSpace(this.#text.charCodeAt(at)) && this.#text.startsWith('-}}', at + 1)
  }

  #lexRightDelim(): void {
    const trims = this.#atTrimmingRightDelim(this.#position)
    if (trims) {
      this.#position += 2
      this.#start = this.#position
    }
    this.#position += 2
    this.#emit(Token.rightDelim)
    if (trims) this.#skipSpaces()
  }

  #skipRightDelim(): void {
    const trims = this.#atTrimmingRightDelim(this.#position)
    this.#position += trims ? 4 : 2
    if (trims) this.#skipSpaces()
    this.#start = this.#position
  }

  #skipSpaces(): void {
    while (isSpace(this.#text.charCodeAt(this.#position))) this.#position++
    this.#start = this.#position
  }

  #lexInsideAction(): boolean {
    const point = this.#next()
    switch (point) {
      case END_OF_INPUT:
        return this.#fail('unclosed action')
      case 0x20:
      case 0x09:
      case 0x0d:
      case NEWLINE:
        return this.#lexSpace()
      case 0x3d: // =
        return this.#emit(Token.assign)
      case 0x3a: // :
        if (this.#next() !== 0x3d) return this.#fail('expected :=')
        return this.#emit(Token.declare)
      case 0x7c: // |
        return this.#emit(Token.pipe)
      case 0x22: // "
        return this.#lexQuoted(0x22, Token.string, 'unterminated quoted string')
      case 0x27: // '
        return this.#lexQuoted(0x27, Token.charConstant, 'unterminated character constant')
      case 0x60: // `
        return this.#lexRawString()
      case 0x24: // $
        return this.#lexFieldOrVariable(Token.variable, Token.variable)
      case 0x28: // (
        this.#parenDepth++
        return this.#emit(Token.leftParen)
      case 0x29: // )
        this.#parenDepth--
        return this.#parenDepth < 0 ? this.#fail('unexpected right paren') : this.#emit(Token.rightParen)
    }
    if (point === DOT && !isDigit(this.#peek()) && this.#position < this.#text.length) {
      return this.#lexFieldOrVariable(Token.field, Token.dot)
    }
    if (point === DOT || point === PLUS || point === MINUS || isDigit(point)) {
      this.#position = this.#start
      return this.#lexNumber()
    }
    if (isAlphaNumeric(point)) return this.#lexIdentifier()
    if (point < 0x80 && isPrintable(point)) return this.#emit(Token.char)
    return this.#fail(`unrecognized character in action: ${describeCharacter(shownPoint(point))}`)
  }

  #lexSpace(): boolean {
    while (isSpace(this.#peek())) this.#position++
    // A trimming right delimiter begins with the last space of the run.
    if (this.#atTrimmingRightDelim(this.#position - 1)) {
      this.#position--
      if (this.#position === this.#start) return true
    }
    return this.#emit(Token.space)
  }

  #lexIdentifier(): boolean {
    const after = this.#skipAlphaNumeric()
    const word = this.#text.slice(this.#start, this.#position)
    if (!this.#atTerminator()) return this.#fail(`bad character ${describeEnd(after)}`)
    const keyword = keywordType(word)
    if (keyword === Token.break && !this.#options.breakIsKeyword) return this.#emit(Token.identifier)
    if (keyword === Token.continue && !this.#options.continueIsKeyword) return this.#emit(Token.identifier)
    if (keyword !== undefined) return this.#emit(keyword)
    return this.#emit(word === 'true' || word === 'false' ? Token.bool : Token.identifier)
  }

  #lexFieldOrVariable(named: TokenType, bare: TokenType): boolean {
    if (this.#atTerminator()) return this.#emit(bare)
    const after = this.#skipAlphaNumeric()
    if (!this.#atTerminator()) return this.#fail(`bad character ${describeEnd(after)}`)
    return this.#emit(named)
  }

  /** Skips to the end of the word and gives the character that ended it. */
  #skipAlphaNumeric(): number {
    for (;;) {
      const point = this.#peek()
      if (point === END_OF_INPUT || !isAlphaNumeric(point)) return point
      this.#position += point > 0xffff ? 2 : 1
    }
  }

  /** True where a word may end. */
  #atTerminator(): boolean {
    const point = this.#peek()
    switch (point) {
      case END_OF_INPUT:
      case DOT:
      case 0x2c: // ,
      case 0x7c: // |
      case 0x3a: // :
      case 0x28: // (
      case 0x29: // )
        return true
    }
    return isSpace(point) || this.#text.startsWith('}}', this.#position)
  }

  #lexQuoted(quoteUnit: number, type: TokenType, unterminated: string): boolean {
    for (;;) {
      let point = this.#next()
      const escaped = point === BACKSLASH
      if (escaped) point = this.#next()
      if (point === END_OF_INPUT || point === NEWLINE) return this.#fail(unterminated)
      if (point === quoteUnit && !escaped) return this.#emit(type)
    }
  }

  #lexRawString(): boolean {
    const end = this.#text.indexOf('`', this.#position)
    if (end < 0) return this.#fail('unterminated raw quoted string')
    this.#position = end + 1
    return this.#emit(Token.rawString)
  }

  #lexNumber(): boolean {
    if (!this.#scanNumber()) return this.#failNumber()
    const sign = this.#peek()
    if (sign !== PLUS && sign !== MINUS) return this.#emit(Token.number)
    if (!this.#scanNumber() || this.#text[this.#position - 1] !== 'i') return this.#failNumber()
    return this.#emit(Token.complex)
  }

  #scanNumber(): boolean {
    const { end, good } = scanNumber(this.#text, this.#position)
    this.#position = end
    return good
  }

  #peek(): number {
    return this.#text.codePointAt(this.#position) ?? END_OF_INPUT
  }

  #next(): number {
    const point = this.#peek()
    if (point !== END_OF_INPUT) this.#position += point > 0xffff ? 2 : 1
    return point
  }

  #emit(type: TokenType): true {
    this.#tokens.add(type, this.#start, this.#position)
    this.#start = this.#position
    return true
  }

  #failNumber(): false {
    return this.#fail(`bad number syntax: ${quote(this.#text.slice(this.#start, this.#position))}`)
  }

  #fail(message: string): false {
    this.#emit(Token.error)
    this.#tokens.errorMessage = message
    return false
  }
}

function isDigit(point: number): boolean {
  return point >= 0x30 && point <= 0x39
}

/** Stray bytes are read as U+FFFD, as Go reads them. */
function shownPoint(point: number): number {
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
}

function describeEnd(point: number): string {
  // Never the end of the input: a word may end there.
  return describeCharacter(shownPoint(point))
}

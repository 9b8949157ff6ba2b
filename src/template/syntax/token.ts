/** Kinds of tokens. Numbers, not names: the lexer makes some hundred thousand of them from a large template. */
export const Token = {
  error: 0,
  eof: 1,
  text: 2,
  leftDelim: 3,
  rightDelim: 4,
  space: 5,
  pipe: 6,
  leftParen: 7,
  rightParen: 8,
  assign: 9,
  declare: 10,
  char: 11,
  bool: 12,
  charConstant: 13,
  complex: 14,
  number: 15,
  string: 16,
  rawString: 17,
  identifier: 18,
  field: 19,
  variable: 20,
  // Keywords from here on: error messages write them as <if>, other tokens as "text".
  dot: 21,
  block: 22,
  break: 23,
  continue: 24,
  define: 25,
  else: 26,
  end: 27,
  if: 28,
  nil: 29,
  range: 30,
  template: 31,
  with: 32,
} as const

/** Kind of a token. */
export type TokenType = (typeof Token)[keyof typeof Token]

/** All tokens of a source. The last one is `eof`, or `error` with its message aside. */
export class Tokens {
  /** Message of the `error` token. */
  errorMessage = ''
  #count = 0
  // Type, start and end of each, one after the other: plain numbers, which the garbage collector need not look at.
  #table = new Int32Array(3 * 64)

  get count(): number {
    return this.#count
  }

  add(type: TokenType, start: number, end: number): void {
    const at = this.#count++ * 3
    if (at >= this.#table.length) {
      const larger = new Int32Array(this.#table.length * 2)
      larger.set(this.#table)
      this.#table = larger
    }
    this.#table[at] = type
    this.#table[at + 1] = start
    this.#table[at + 2] = end
  }

  /** Type of a token; a number, for it comes out of a table. Compare it with the members of {@link Token}. */
  typeOf(index: number): number {
    return this.#table[index * 3] ?? Token.eof
  }

  startOf(index: number): number {
    return this.#table[index * 3 + 1] ?? 0
  }

  endOf(index: number): number {
    return this.#table[index * 3 + 2] ?? 0
  }
}

/** Token type of a keyword. */
export function keywordType(word: string): TokenType | undefined {
  switch (word) {
    case 'block':
      return Token.block
    case 'break':
      return Token.break
    case 'continue':
      return Token.continue
    case 'define':
      return Token.define
    case 'else':
      return Token.else
    case 'end':
      return Token.end
    case 'if':
      return Token.if
    case 'nil':
      return Token.nil
    case 'range':
      return Token.range
    case 'template':
      return Token.template
    case 'with':
      return Token.with
    default:
      return undefined
  }
}

/** True for keywords, `.` among them. */
export function isKeyword(type: number): boolean {
  return type >= Token.dot
}

import { staticError } from './errors.ts'
import { quoteRune } from './quote.ts'
import type { Source } from './source.ts'
import { keywordOf, type Token, type TokenKind } from './tokens.ts'

/** Splits a text into tokens, dropping white space and comments; the last token is always `end of file`. */
export function lex(source: Source): Token[] {
  return new Lexer(source).lex()
}

const SYMBOLS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['{', '"{"'],
  ['}', '"}"'],
  ['[', '"["'],
  [']', '"]"'],
  [',', '","'],
  ['.', '"."'],
  ['(', '"("'],
  [')', '")"'],
  [';', '";"'],
])

const OPERATOR_CHARACTERS = '!$:~+-&|^=<>*/%'
const SIGNS = '+-~!$'

class Lexer {
  readonly #source: Source
  readonly #text: string
  readonly #tokens: Token[] = []
  #at = 0
  /** Where the run of operator characters ends that was met last, and where the signs at its end begin. */
  #runEnd = 0
  #signsBegin = 0

  constructor(source: Source) {
    this.#source = source
    this.#text = source.text
  }

  lex(): Token[] {
    const text = this.#text
    for (;;) {
      let at = this.#at
      while (isSpace(text.charCodeAt(at))) at++
      this.#at = at
      const char = text[at]
      if (char === undefined) break
      this.#token(char)
    }
    this.#emit('end of file', '', this.#at)
    return this.#tokens
  }

  #token(char: string): void {
    const symbol = SYMBOLS.get(char)
    if (symbol !== undefined) {
      this.#at++
      this.#emit(symbol, char, this.#at - 1)
    } else if (isWordStart(this.#code())) this.#word()
    else if (char === '"' || char === "'") this.#quoted(char)
    else if (isDigit(this.#code())) this.#number()
    else if (char === '@') this.#verbatim()
    else if (char === '#' || this.#follows('//')) this.#lineComment()
    else if (this.#follows('/*')) this.#blockComment()
    else if (this.#follows('|||')) this.#textBlock()
    else if (OPERATOR_CHARACTERS.includes(char)) this.#operator()
    else this.#fail(`Could not lex the character ${this.#quotedRune()}`)
  }

  #word(): void {
    const text = this.#text
    const begin = this.#at
    let end = begin + 1
    while (isWordPart(text.charCodeAt(end))) end++
    this.#at = end
    const word = text.slice(begin, end)
    this.#emit(keywordOf(word) ?? 'IDENTIFIER', word, begin)
  }

  #quoted(quote: string): void {
    const text = this.#text
    const begin = this.#at
    // Most strings hold no backslash, and then the next quote ends them.
    let end = text.indexOf(quote, begin + 1)
    if (text.slice(begin, end).includes('\\')) end = this.#endOfEscaped(quote, begin + 1)
    if (end === -1) this.#fail('Unterminated String', begin)
    this.#at = end + 1
    this.#emit(quote === '"' ? 'STRING_DOUBLE' : 'STRING_SINGLE', text.slice(begin + 1, end), begin)
  }

  /** Where a string with escapes ends: -1 for one that does not. */
  #endOfEscaped(quote: string, begin: number): number {
    for (let at = begin; at < this.#text.length; at++) {
      const char = this.#text[at]
      if (char === quote) return at
      if (char === '\\') at++
    }
    return -1
  }

  /** `@'...'`, where only doubled quotes mean something else. */
  #verbatim(): void {
    const begin = this.#at
    const quote = this.#text.charAt(begin + 1)
    if (quote !== '"' && quote !== "'") {
      const rune = this.#text.codePointAt(begin + 1) ?? -1
      this.#fail(`Couldn't lex verbatim string, junk after '@': ${rune}`)
    }
    this.#at += 2
    let content = ''
    for (;;) {
      const close = this.#text.indexOf(quote, this.#at)
      if (close === -1) this.#fail('Unterminated String', begin)
      content += this.#text.slice(this.#at, close)
      this.#at = close + 1
      if (this.#text[this.#at] !== quote) break
      content += quote
      this.#at++
    }
    this.#emit(quote === '"' ? 'VERBATIM_STRING_DOUBLE' : 'VERBATIM_STRING_SINGLE', content, begin)
  }

  #lineComment(): void {
    const newline = this.#text.indexOf('\n', this.#at)
    this.#at = newline === -1 ? this.#text.length : newline
  }

  #blockComment(): void {
    const close = this.#text.indexOf('*/', this.#at + 2)
    if (close === -1) this.#fail('Multi-line comment has no terminating */')
    this.#at = close + 2
  }

  /** `|||`, lines that begin like the first one, `|||`. */
  #textBlock(): void {
    const begin = this.#at
    this.#at += 3
    const chomp = this.#takeIf('-')
    while (this.#takeIf(' ') || this.#takeIf('\t') || this.#takeIf('\r'));
    if (!this.#takeIf('\n')) this.#fail('Text block requires new line after |||.', begin)
    let content = this.#blankLines()
    const indent = this.#indent()
    if (indent === '') this.#fail("Text block's first line must start with whitespace", begin)
    while (this.#follows(indent)) {
      this.#at += indent.length
      const newline = this.#text.indexOf('\n', this.#at)
      if (newline === -1) this.#fail('Unexpected EOF', begin)
      content += this.#text.slice(this.#at, newline + 1)
      this.#at = newline + 1
      content += this.#blankLines()
    }
    this.#at += this.#indent().length
    if (!this.#follows('|||')) this.#fail('Text block not terminated with |||', begin)
    this.#at += 3
    this.#emit('STRING_BLOCK', chomp ? content.slice(0, -1) : content, begin)
  }

  #blankLines(): string {
    const begin = this.#at
    while (this.#takeIf('\n'));
    return this.#text.slice(begin, this.#at)
  }

  /** The spaces and tabs that begin here. */
  #indent(): string {
    let end = this.#at
    while (this.#text[end] === ' ' || this.#text[end] === '\t') end++
    return this.#text.slice(this.#at, end)
  }

  #operator(): void {
    if (this.#at >= this.#runEnd) this.#measureRun()
    const begin = this.#at
    // `a==-1`: a sign belongs to what follows. (go-jsonnet winds back too far here and refuses; C++ does it this way.)
    this.#at = Math.max(this.#signsBegin, begin + 1)
    const content = this.#text.slice(begin, this.#at)
    this.#emit(content === '$' ? '"$"' : 'OPERATOR', content, begin)
  }

  /**
   * Once for a whole run of operators: it may be as long as the file. As in go-jsonnet a `/` or a `||` behind its first character ends it,
   * whether or not a comment or a text block begins there: `$/1`, `$||x`.
   */
  #measureRun(): void {
    let end = this.#at + 1
    while (this.#isOperatorAt(end)) end++
    this.#runEnd = end
    while (end > this.#at && SIGNS.includes(this.#text.charAt(end - 1))) end--
    this.#signsBegin = end
  }

  #isOperatorAt(at: number): boolean {
    if (at >= this.#text.length || !OPERATOR_CHARACTERS.includes(this.#text.charAt(at))) return false
    return !this.#follows('/', at) && !this.#follows('||', at)
  }

  /** A number as in JSON, with `_` between digits; signs are operators. */
  #number(): void {
    const begin = this.#at
    if (!this.#takeIf('0')) this.#digits()
    else if (this.#text[this.#at] === '_') this.#fail("Couldn't lex number, _ not allowed after leading 0")
    if (this.#takeIf('.')) this.#digits('decimal point')
    if (this.#takeIf('e') || this.#takeIf('E')) {
      this.#digits(this.#takeIf('+') || this.#takeIf('-') ? 'exponent sign' : "'E'")
    }
    const written = this.#text.slice(begin, this.#at)
    this.#emit('NUMBER', written.includes('_') ? written.replaceAll('_', '') : written, begin)
  }

  /** At least one digit; `after` says what came before. */
  #digits(after = ''): void {
    if (!isDigit(this.#code())) this.#fail(`Couldn't lex number, junk after ${after}: ${this.#quotedRune()}`)
    while (isDigit(this.#code())) {
      this.#at++
      if (this.#takeIf('_') && !isDigit(this.#code())) {
        this.#fail(`Couldn't lex number, junk after '_': ${this.#quotedRune()}`)
      }
    }
  }

  #code(): number {
    return this.#text.charCodeAt(this.#at)
  }

  #follows(text: string, at = this.#at): boolean {
    return this.#text.startsWith(text, at)
  }

  #takeIf(char: string): boolean {
    if (this.#text[this.#at] !== char) return false
    this.#at++
    return true
  }

  #emit(kind: TokenKind, text: string, begin: number): void {
    this.#tokens.push({ kind, text, begin, end: this.#at })
  }

  #quotedRune(): string {
    return quoteRune(this.#text.codePointAt(this.#at) ?? 0xfffd)
  }

  #fail(reason: string, offset = this.#at): never {
    throw staticError(reason, this.#source, { begin: offset, end: offset })
  }
}

// Character codes instead of patterns: in a fresh process compiling patterns costs more than reading a file.
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d
}

function isWordStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
}

function isWordPart(code: number): boolean {
  return isWordStart(code) || isDigit(code)
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

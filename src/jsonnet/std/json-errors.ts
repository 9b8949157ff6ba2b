import { quoteRune } from '../quote.ts'

/** Says why a text is no JSON, in the words of Go's decoder; undefined if it is JSON. */
export function explainJson(text: string): string | undefined {
  try {
    new JsonReader(text).read()
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
  return undefined
}

class Refused extends Error {}

const BEGINNING = 'looking for beginning of value'

/** Reads JSON only to find where it stops being JSON. Brackets are remembered in a list: data may nest as deep as it likes. */
class JsonReader {
  readonly #text: string
  #at = 0
  readonly #open: (']' | '}')[] = []
  /** The first number that is too large. Go only minds when the whole text could be read. */
  #overflow: string | undefined

  constructor(text: string) {
    this.#text = text
  }

  read(): void {
    for (;;) {
      while (this.#value());
      while (this.#closes());
      if (this.#open.length === 0) break
      this.#comma()
    }
    if (this.#at < this.#text.length) this.#refuse('after top-level value')
    if (this.#overflow !== undefined) {
      throw new Refused(`json: cannot unmarshal number ${this.#overflow} into Go value of type float64`)
    }
  }

  /** Reads a value; true if that opened a bracket whose content is to be read. */
  #value(): boolean {
    this.#space()
    const char = this.#char()
    if (char === '{' || char === '[') return this.#bracket(char === '{' ? '}' : ']')
    if (char === '"') this.#string()
    else if (char === 't') this.#word('true')
    else if (char === 'f') this.#word('false')
    else if (char === 'n') this.#word('null')
    else if (/[-0-9]/.test(char)) this.#number()
    else this.#refuse(BEGINNING)
    return false
  }

  #bracket(close: ']' | '}'): boolean {
    this.#at++
    this.#space()
    if (this.#char() === close) {
      this.#at++
      return false
    }
    this.#open.push(close)
    if (close === '}') this.#name()
    return true
  }

  /** Takes a closing bracket if there is one. */
  #closes(): boolean {
    this.#space()
    if (this.#open.length === 0 || this.#char() !== this.#open.at(-1)) return false
    this.#at++
    this.#open.pop()
    return true
  }

  #comma(): void {
    const inObject = this.#open.at(-1) === '}'
    if (this.#char() !== ',') this.#refuse(inObject ? 'after object key:value pair' : 'after array element')
    this.#at++
    if (inObject) this.#name()
  }

  #name(): void {
    this.#space()
    if (this.#char() !== '"') this.#refuse('looking for beginning of object key string')
    this.#string()
    this.#space()
    if (this.#char() !== ':') this.#refuse('after object key')
    this.#at++
  }

  #word(word: string): void {
    for (const char of word) {
      if (this.#char() !== char) this.#refuse(`in literal ${word} (expecting '${char}')`)
      this.#at++
    }
  }

  #number(): void {
    const begin = this.#at
    this.#takeIf(/-/)
    if (!this.#takeIf(/0/)) this.#digits('in numeric literal')
    if (this.#takeIf(/\./)) this.#digits('after decimal point in numeric literal')
    if (this.#takeIf(/[eE]/)) {
      this.#takeIf(/[-+]/)
      this.#digits('in exponent of numeric literal')
    }
    const written = this.#text.slice(begin, this.#at)
    if (!Number.isFinite(Number(written))) this.#overflow ??= written
  }

  #digits(where: string): void {
    if (!this.#takeIf(/[0-9]/)) this.#refuse(where)
    while (this.#takeIf(/[0-9]/));
  }

  #string(): void {
    this.#at++
    while (this.#char() !== '"') {
      if (this.#char() < ' ') this.#refuse('in string literal')
      if (this.#takeIf(/\\/)) this.#escape()
      else this.#at++
    }
    this.#at++
  }

  #escape(): void {
    if (!this.#takeIf(/u/)) {
      if (!this.#takeIf(/["\\/bfnrt]/)) this.#refuse('in string escape code')
      return
    }
    for (let index = 0; index < 4; index++) {
      if (!this.#takeIf(/[0-9A-Fa-f]/)) this.#refuse('in \\u hexadecimal character escape')
    }
  }

  #space(): void {
    while (this.#takeIf(/[ \t\r\n]/));
  }

  /** The character here; empty at the end. */
  #char(): string {
    return this.#text.charAt(this.#at)
  }

  #takeIf(pattern: RegExp): boolean {
    if (!pattern.test(this.#char())) return false
    this.#at++
    return true
  }

  #refuse(where: string): never {
    const rune = this.#text.codePointAt(this.#at)
    if (rune !== undefined) throw new Refused(`invalid character ${quoteCharacter(rune)} ${where}`)
    // At the end Go's decoder tries a space: only inside of words, numbers and escapes that is what it complains about.
    const insideWord = /^in (?!string literal)|^after decimal/.test(where)
    throw new Refused(insideWord ? `invalid character ' ' ${where}` : 'unexpected end of JSON input')
  }
}

/** Go shows the first byte of a character as if it were one. */
function quoteCharacter(rune: number): string {
  if (rune === 0x22) return `'"'`
  if (rune < 0x80) return quoteRune(rune)
  const lead = rune < 0x800 ? 0xc0 | (rune >> 6) : rune < 0x10000 ? 0xe0 | (rune >> 12) : 0xf0 | (rune >> 18)
  const shown = String.fromCharCode(lead)
  return /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(shown) ? `'${shown}'` : quoteRune(lead)
}

import { valueOfJson } from '../json-values.ts'
import type { JsonValue } from '../manifest.ts'
import { quoteRune } from '../quote.ts'
import type { Value } from '../values.ts'
import type { Call, Definitions } from './call.ts'

/** Deeper data cannot be manifested anyway, and would run out of stack. */
const MAX_NESTING = 1500

function parseJson(call: Call, str: Value): Value {
  const text = call.text(str)
  let json: JsonValue
  try {
    json = JSON.parse(text, checkNumber)
  } catch {
    return call.fail(`failed to parse JSON: ${explain(text)}`)
  }
  if (nesting(text) > MAX_NESTING) call.fail('failed to parse JSON: exceeded max depth')
  return valueOfJson(json)
}

class Overflow extends Error {}

/** What is too large for a number is an error, not infinity. */
function checkNumber(_name: string, value: JsonValue): JsonValue {
  if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) throw new Overflow()
  return value
}

/** An upper bound of how deep the brackets nest. */
function nesting(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x5b || unit === 0x7b) deepest = Math.max(deepest, ++depth)
    else if (unit === 0x5d || unit === 0x7d) depth--
  }
  return deepest
}

class Refused extends Error {}

/** Says why a text is no JSON, in the words of Go's decoder. */
function explain(text: string): string {
  let at = 0
  const refuse = (where: string): never => {
    const rune = text.codePointAt(at)
    // Go's decoder tries a space at the end.
    if (rune === undefined && /^in (?!string literal)|^after decimal/.test(where))
      throw new Refused(`invalid character ' ' ${where}`)
    if (rune === undefined) throw new Refused('unexpected end of JSON input')
    throw new Refused(`invalid character ${quoteCharacter(rune)} ${where}`)
  }
  const space = () => {
    while (/[ \t\r\n]/.test(text.charAt(at))) at++
  }
  const word = (expected: string) => {
    for (const [index, char] of [...expected].entries()) {
      if (text[at] !== char)
        refuse(index === 0 ? VALUE : `in literal ${expected} (expecting ${quoteCharacter(char.codePointAt(0) ?? 0)})`)
      at++
    }
  }
  const digits = (where: string) => {
    if (!/[0-9]/.test(text.charAt(at))) refuse(where)
    while (/[0-9]/.test(text.charAt(at))) at++
  }
  const number = () => {
    const begin = at
    if (text[at] === '-') at++
    if (text[at] === '0') at++
    else digits('in numeric literal')
    if (text[at] === '.') {
      at++
      digits('after decimal point in numeric literal')
    }
    if (/[eE]/.test(text.charAt(at))) {
      at++
      if (/[+-]/.test(text.charAt(at))) at++
      digits('in exponent of numeric literal')
    }
    if (!Number.isFinite(Number(text.slice(begin, at)))) overflows.push(text.slice(begin, at))
  }
  const string = () => {
    at++
    while (text[at] !== '"') {
      if (text.charCodeAt(at) < 0x20 || at >= text.length) refuse('in string literal')
      if (text[at] === '\\') {
        at++
        if (text[at] === 'u') {
          for (let index = 0; index < 4; index++) {
            at++
            if (!/[0-9A-Fa-f]/.test(text.charAt(at))) refuse('in \\u hexadecimal character escape')
          }
        } else if (!/["\\/bfnrt]/.test(text.charAt(at))) {
          refuse('in string escape code')
        }
      }
      at++
    }
    at++
  }
  const overflows: string[] = []
  /** What is open: the closing bracket of each array or object. A loop, since data may nest as deep as it likes. */
  const open: (']' | '}')[] = []
  const memberName = () => {
    space()
    if (text[at] !== '"') refuse('looking for beginning of object key string')
    string()
    space()
    if (text[at] !== ':') refuse('after object key')
    at++
  }
  /** Reads a value; true if that opened a bracket whose content is to be read. */
  const value = (): boolean => {
    space()
    const char = text.charAt(at)
    if (char === '{' || char === '[') {
      const close = char === '{' ? '}' : ']'
      at++
      space()
      if (text[at] === close) {
        at++
        return false
      }
      open.push(close)
      if (close === '}') memberName()
      return true
    }
    if (char === '"') string()
    else if (char === 't') word('true')
    else if (char === 'f') word('false')
    else if (char === 'n') word('null')
    else if (char === '-' || /[0-9]/.test(char)) number()
    else refuse(VALUE)
    return false
  }
  try {
    for (;;) {
      while (value());
      for (;;) {
        space()
        const close = open.at(-1)
        if (close === undefined) {
          if (at < text.length) refuse('after top-level value')
          const [first] = overflows
          return first === undefined
            ? 'exceeded max depth'
            : `json: cannot unmarshal number ${first} into Go value of type float64`
        }
        if (text[at] === close) {
          at++
          open.pop()
          continue
        }
        if (text[at] !== ',') refuse(close === '}' ? 'after object key:value pair' : 'after array element')
        at++
        if (close === '}') memberName()
        break
      }
    }
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

const VALUE = 'looking for beginning of value'

/** Go shows the first byte of a character as if it were one. */
function quoteCharacter(rune: number): string {
  if (rune === 0x22) return `'"'`
  if (rune === 0x27) return `'\\''`
  if (rune < 0x80) return quoteRune(rune)
  const lead = rune < 0x800 ? 0xc0 | (rune >> 6) : rune < 0x10000 ? 0xe0 | (rune >> 12) : 0xf0 | (rune >> 18)
  const shown = String.fromCharCode(lead)
  return /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(shown) ? `'${shown}'` : quoteRune(lead)
}

export const PARSE_JSON_BUILTINS: Definitions = [['parseJson', 'str', parseJson]]

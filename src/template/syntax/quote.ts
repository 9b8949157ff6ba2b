import { rejoin } from '../values/go-string.ts'
import { isPrintable } from './characters.ts'

const SHORT_ESCAPES: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
}

const SHORT_UNESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** Go's `strconv.Quote`. */
export function quote(text: string): string {
  return quoteWith(text, '"', false)
}

/** Go's `strconv.QuoteToASCII`. */
export function quoteToAscii(text: string): string {
  return quoteWith(text, '"', true)
}

/** Go's `strconv.QuoteRune`, and `QuoteRuneToASCII`. */
export function quoteRune(point: number, asciiOnly: boolean): string {
  return `'${escapeRune(point, "'", asciiOnly)}'`
}

/** True when the text can stand between backquotes unchanged. */
export function canBackquote(text: string): boolean {
  return !/[\0-\x08\x0a-\x1f`\x7f\ufeff]|[\ud800-\udfff]/u.test(text)
}

function quoteWith(text: string, delimiter: string, asciiOnly: boolean): string {
  let result = delimiter
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point >= 0xdc80 && point <= 0xdcff) result += `\\x${(point - 0xdc00).toString(16)}`
    else result += escapeRune(point, delimiter, asciiOnly)
  }
  return result + delimiter
}

function escapeRune(point: number, delimiter: string, asciiOnly: boolean): string {
  const valid = point >= 0 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
  const character = valid ? String.fromCodePoint(point) : ''
  if (character === delimiter || character === '\\') return `\\${character}`
  if (valid && isPrintable(point) && (!asciiOnly || point < 0x80)) return character
  const short = SHORT_ESCAPES[point]
  if (short !== undefined) return short
  if (valid && (point < 0x20 || point === 0x7f)) return `\\x${point.toString(16).padStart(2, '0')}`
  if (!valid) return '\\ufffd'
  return point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`
}

/** Go's `strconv.Unquote` of a token between double quotes or backquotes. `undefined` when the syntax is invalid. */
export function unquote(token: string): string | undefined {
  const inner = token.slice(1, -1)
  if (token[0] === '`') return inner.replaceAll('\r', '')
  if (!inner.includes('\\')) return inner
  let result = ''
  for (let rest = inner; rest !== ''; ) {
    const slash = rest.indexOf('\\')
    if (slash < 0) return rejoin(result + rest)
    const one = unquoteCharacter(rest.slice(slash), '"')
    if (one === undefined) return undefined
    result += rest.slice(0, slash) + (one.isByte ? byteCharacter(one.point) : String.fromCodePoint(one.point))
    rest = rest.slice(slash + one.length)
  }
  return rejoin(result)
}

/** One character or escape at the start of the text. `undefined` when the syntax is invalid. */
export function unquoteCharacter(
  text: string,
  delimiter: string,
): { point: number; isByte: boolean; length: number } | undefined {
  const first = text.codePointAt(0)
  if (first === undefined || text[0] === delimiter) return undefined
  if (text[0] !== '\\') return { point: first, isByte: false, length: first > 0xffff ? 2 : 1 }
  const kind = text[1]
  if (kind === undefined) return undefined
  const short = SHORT_UNESCAPES[kind]
  if (short !== undefined) return { point: short.charCodeAt(0), isByte: false, length: 2 }
  if (kind === delimiter) return { point: kind.charCodeAt(0), isByte: false, length: 2 }
  if (kind === 'x' || kind === 'u' || kind === 'U') {
    const size = kind === 'x' ? 2 : kind === 'u' ? 4 : 8
    const digits = text.slice(2, 2 + size)
    if (digits.length < size || !/^[0-9a-fA-F]+$/.test(digits)) return undefined
    const point = Number.parseInt(digits, 16)
    if (kind !== 'x' && (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))) return undefined
    return { point, isByte: kind === 'x', length: 2 + size }
  }
  const octal = /^[0-7]{3}/.exec(text.slice(1, 4))
  if (octal === null) return undefined
  const point = Number.parseInt(octal[0], 8)
  return point > 255 ? undefined : { point, isByte: true, length: 4 }
}

function byteCharacter(byte: number): string {
  return String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)
}

function hex(point: number, digits: number): string {
  return point.toString(16).padStart(digits, '0')
}

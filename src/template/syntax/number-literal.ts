import { Complex, type Value } from '../values/value.ts'
import { quote, unquoteCharacter } from './quote.ts'
import { Token } from './token.ts'

const MIN_INT = -(2n ** 63n)
const MAX_INT = 2n ** 63n - 1n
const MAX_UINT = 2n ** 64n - 1n

/** A number constant: what it can be used as, and its value where nothing says which of these is meant. */
export interface NumberConstant {
  /** Value as an int parameter; `undefined` when it is not an integer. */
  readonly int: bigint | undefined
  /** Value as a float64 parameter. */
  readonly float: number | undefined
  /** Value where the type is free. `undefined`: an integer too large for int. */
  readonly ideal: Value
}

/** Reads a number or character constant. A string is the reason why it is none, in Go's words. */
export function parseNumber(text: string, type: number): NumberConstant | string {
  if (type === Token.charConstant) return parseCharacter(text)
  if (type === Token.complex) return parseComplex(text)
  if (text.endsWith('i')) {
    const imaginary = parseGoFloat(text.slice(0, -1))
    if (imaginary !== undefined) return complexConstant(0, imaginary)
  }
  const integer = parseGoInteger(text)
  const isUnsigned = integer !== undefined && integer >= 0n && integer <= MAX_UINT && !/^[+-]/.test(text)
  if (integer !== undefined && integer >= MIN_INT && integer <= MAX_INT) {
    // -0x1e is a float in Go: it looks for the prefix at the very start, then sees the letter e.
    const ideal = looksFloat(text) ? Number(integer) : integer
    return { int: integer, float: Number(integer), ideal }
  }
  if (isUnsigned)
    return { int: undefined, float: Number(integer), ideal: looksFloat(text) ? Number(integer) : undefined }
  const float = parseGoFloat(text)
  if (float === undefined) return `illegal number syntax: ${quote(text)}`
  if (!/[.eEpP]/.test(text)) return `integer overflow: ${quote(text)}`
  return { int: integerOf(float), float, ideal: looksFloat(text) ? float : integerOf(float) }
}

function parseCharacter(text: string): NumberConstant | string {
  const one = unquoteCharacter(text.slice(1), "'")
  if (one === undefined) return 'invalid syntax'
  if (text.slice(1 + one.length) !== "'") return `malformed character constant: ${text}`
  const point = one.point >= 0xd800 && one.point <= 0xdfff ? 0xfffd : one.point
  return { int: BigInt(point), float: point, ideal: BigInt(point) }
}

const FLOAT_TOKEN =
  '[+-]?(?:0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|[0-9_]*(?:\\.[0-9_]*)?(?:[eEpP][+-]?[0-9_]*)?)'
const COMPLEX = new RegExp(`^(${FLOAT_TOKEN})([+-])(${FLOAT_TOKEN})i`)

function parseComplex(text: string): NumberConstant | string {
  const match = COMPLEX.exec(text)
  if (match === null) return 'syntax error scanning complex number'
  const [, realText = '', sign = '', imaginaryText = ''] = match
  const parts: number[] = []
  for (const part of [realText, sign + imaginaryText]) {
    const value = parseGoFloat(part)
    if (value === undefined)
      return `strconv.ParseFloat: parsing ${quote(part)}: ${isFloatSyntax(part) ? 'value out of range' : 'invalid syntax'}`
    parts.push(value)
  }
  return complexConstant(parts[0] ?? 0, parts[1] ?? 0)
}

function complexConstant(real: number, imaginary: number): NumberConstant {
  const float = imaginary === 0 ? real : undefined
  return { int: float === undefined ? undefined : integerOf(float), float, ideal: new Complex(real, imaginary) }
}

function integerOf(float: number): bigint | undefined {
  if (!Number.isInteger(float)) return undefined
  const integer = BigInt(float)
  return integer >= MIN_INT && integer <= MAX_INT ? integer : undefined
}

function looksFloat(text: string): boolean {
  return !/^0[xX][^pP]+$/.test(text) && /[.eEpP]/.test(text)
}

/** Go's `strconv.ParseInt(text, 0, …)` without its limits of size. */
function parseGoInteger(text: string): bigint | undefined {
  const match = /^([+-]?)(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|0[0-7_]*|[1-9][0-9_]*)$/.exec(text)
  if (match === null || !underscoresAreGood(text)) return undefined
  const digits = (match[2] ?? '')
    .replaceAll('_', '')
    .replace(/^(0[xXoObB]|)0+(?=[0-9a-fA-F])/, (_zeros, prefix: string) => (prefix === '' ? '0' : prefix))
  // Far too large for any integer, and too costly to find out by how much.
  if (digits.length > 80) return undefined
  // A leading 0 alone also means octal.
  const magnitude = BigInt(/^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits)
  return match[1] === '-' ? -magnitude : magnitude
}

/** Go's `strconv.ParseFloat`, for texts the lexer lets through. `undefined` for bad syntax and for values out of range. */
function parseGoFloat(text: string): number | undefined {
  if (!isFloatSyntax(text)) return undefined
  const plain = text.replaceAll('_', '')
  const value = /^[+-]?0[xX]/.test(plain) ? hexFloat(plain) : Number(plain)
  return Number.isFinite(value) ? value : undefined
}

function isFloatSyntax(text: string): boolean {
  return (
    (/^[+-]?(?:[0-9][0-9_]*\.?[0-9_]*|_*\.?_*[0-9][0-9_]*)(?:[eE][+-]?[0-9][0-9_]*)?$/.test(text) ||
      /^[+-]?0[xX](?=[0-9a-fA-F_.]*[0-9a-fA-F])[0-9a-fA-F_]*\.?[0-9a-fA-F_]*[pP][+-]?[0-9][0-9_]*$/.test(text)) &&
    underscoresAreGood(text)
  )
}

/** Underscores stand between digits, or between a base prefix and a digit. */
function underscoresAreGood(text: string): boolean {
  if (!text.includes('_')) return true
  const unsigned = text.replace(/^[+-]/, '')
  const prefixed = /^0[xXoObB]/.test(unsigned)
  const isHex = /^0[xX]/.test(unsigned)
  const digit = isHex ? '[0-9a-fA-F]' : '[0-9]'
  const body = prefixed ? `0${unsigned.slice(2)}` : unsigned
  return !new RegExp(`(?<!${digit})_|_(?!${digit})`).test(body)
}

function hexFloat(text: string): number {
  const match = /^([+-]?)0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)$/.exec(text)
  if (match === null) return Number.NaN
  const [, sign = '', whole = '', fraction = '', exponentText = '0'] = match
  let mantissa = BigInt(`0x${whole}${fraction}`)
  if (mantissa === 0n) return sign === '-' ? -0 : 0
  let exponent = Math.max(-100000, Math.min(100000, Number(exponentText))) - 4 * fraction.length
  // Round to 53 bits, half to even, before scaling by a power of two, which is exact.
  const extra = mantissa.toString(2).length - 53
  if (extra > 0) {
    const shift = BigInt(extra)
    const half = 1n << (shift - 1n)
    const rest = mantissa & ((1n << shift) - 1n)
    mantissa >>= shift
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa += 1n
    exponent += extra
  }
  let value = Number(mantissa)
  // In steps, because 2 ** exponent may be too large or too small by itself.
  for (let step = 0; exponent !== 0 && Number.isFinite(value) && value !== 0; exponent -= step) {
    step = Math.max(-1000, Math.min(1000, exponent))
    value *= 2 ** step
  }
  return sign === '-' ? -value : value
}

import { type Decimal, decompose, exactDecimal, roundDecimal, shortestDecimal } from './float-digits.ts'
import { pad, type Spec } from './spec.ts'

/** Formats a float64. `undefined`: no such verb for floats. */
export function formatFloat(spec: Spec, value: number, verb: string): string | undefined {
  switch (verb) {
    case 'v':
      return withSign(spec, value, 'g', -1)
    case 'b':
    case 'g':
    case 'G':
    case 'x':
    case 'X':
      return withSign(spec, value, verb, -1)
    case 'f':
    case 'e':
    case 'E':
      return withSign(spec, value, verb, 6)
    case 'F':
      return withSign(spec, value, 'f', 6)
    default:
      return undefined
  }
}

/** Go's `strconv.FormatFloat(value, verb, precision, 64)`; precision -1 is the shortest that reads back. */
function floatText(value: number, verb: string, precision: number): string {
  if (Number.isNaN(value)) return 'NaN'
  const sign = value < 0 || Object.is(value, -0) ? '-' : ''
  const magnitude = Math.abs(value)
  if (magnitude === Number.POSITIVE_INFINITY) return sign === '' ? '+Inf' : '-Inf'
  if (verb === 'b') {
    const { mantissa, exponent } = decompose(magnitude)
    return `${sign}${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`
  }
  if (verb === 'x' || verb === 'X') return sign + hexText(magnitude, verb, precision)
  return sign + decimalText(magnitude, verb, precision)
}

function withSign(spec: Spec, value: number, verb: string, defaultPrecision: number): string {
  const precision = spec.precision ?? defaultPrecision
  let text = floatText(value, verb, precision)
  if (!/^[+-]/.test(text)) text = `+${text}`
  if (spec.space && text.startsWith('+') && !spec.plus) text = ` ${text.slice(1)}`
  if (/^.[IN]/.test(text)) {
    // NaN shows a sign when asked for one; infinity always does.
    if (text[1] === 'N' && !spec.space && !spec.plus) text = text.slice(1)
    return pad(spec, text, ' ')
  }
  if (spec.sharp && verb !== 'b') text = keepZeros(text, verb, precision)
  if (!spec.plus && text.startsWith('+')) return pad(spec, text.slice(1))
  if (spec.zero && !spec.minus && spec.width !== undefined && spec.width > text.length) {
    return text.slice(0, 1) + text.slice(1).padStart(spec.width - 1, '0')
  }
  return pad(spec, text)
}

/** The `#` flag: a decimal point always, and the trailing zeros that %g leaves out. */
function keepZeros(text: string, verb: string, precision: number): string {
  let missing = 0
  if (verb === 'g' || verb === 'G' || verb === 'x') missing = precision === -1 ? 6 : precision
  const isHex = verb === 'x' || verb === 'X'
  const tailAt = text.search(isHex ? /[pP]/ : /[eE]/)
  const body = tailAt < 0 ? text : text.slice(0, tailAt)
  const tail = tailAt < 0 ? '' : text.slice(tailAt)
  let significant = false
  for (const character of body.slice(1)) {
    if (character === '.') continue
    if (character !== '0') significant = true
    if (significant) missing--
  }
  let result = body
  if (!body.includes('.')) {
    if (body.length === 2 && body[1] === '0') missing--
    result += '.'
  }
  return result + '0'.repeat(Math.max(0, missing)) + tail
}

function decimalText(magnitude: number, verb: string, precision: number): string {
  const shortest = precision < 0
  if (verb === 'f') {
    const decimal = shortest ? shortestDecimal(magnitude) : exactDecimal(magnitude)
    const places = shortest ? Math.max(decimal.digits.length - decimal.point, 0) : precision
    return fixed(shortest ? decimal : roundDecimal(decimal, decimal.point + places), places)
  }
  if (verb === 'e' || verb === 'E') {
    const decimal = shortest ? shortestDecimal(magnitude) : roundDecimal(exactDecimal(magnitude), precision + 1)
    return scientific(decimal, shortest ? Math.max(decimal.digits.length - 1, 0) : precision, verb)
  }
  return general(magnitude, precision, verb)
}

function general(magnitude: number, wanted: number, verb: string): string {
  const shortest = wanted < 0
  let precision = wanted === 0 ? 1 : wanted
  const decimal = shortest ? shortestDecimal(magnitude) : roundDecimal(exactDecimal(magnitude), precision)
  const count = decimal.digits.length
  if (shortest) precision = count
  let threshold = precision
  if (threshold > count && count >= decimal.point) threshold = count
  // %e is used below 10^-4, and where the exponent reaches the precision: 6 for the shortest form.
  if (shortest) threshold = 6
  const exponent = decimal.point - 1
  if (exponent < -4 || exponent >= threshold) {
    return scientific(decimal, Math.min(precision, count) - 1, verb === 'g' ? 'e' : 'E')
  }
  const digits = precision > decimal.point ? count : precision
  return fixed(decimal, Math.max(digits - decimal.point, 0))
}

function fixed(decimal: Decimal, places: number): string {
  const { digits, point } = decimal
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  if (places === 0) return whole
  const fraction = point >= 0 ? digits.slice(point) : '0'.repeat(Math.min(-point, places)) + digits
  return `${whole}.${fraction.slice(0, places).padEnd(places, '0')}`
}

function scientific(decimal: Decimal, places: number, letter: string): string {
  const first = decimal.digits === '' ? '0' : decimal.digits.slice(0, 1)
  const rest = places > 0 ? `.${decimal.digits.slice(1, places + 1).padEnd(places, '0')}` : ''
  const exponent = decimal.digits === '' ? 0 : decimal.point - 1
  return `${first}${rest}${letter}${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function hexText(magnitude: number, verb: string, precision: number): string {
  let { mantissa, exponent } = decompose(magnitude)
  exponent = mantissa === 0n ? 0 : exponent + 52
  // The leading 1 goes to bit 60: one digit, then fifteen hexadecimal ones.
  mantissa <<= 8n
  while (mantissa !== 0n && (mantissa & (1n << 60n)) === 0n) {
    mantissa <<= 1n
    exponent--
  }
  if (precision >= 0 && precision < 15) {
    const shift = BigInt(60 - precision * 4)
    const half = 1n << (shift - 1n)
    const rest = mantissa & ((1n << shift) - 1n)
    mantissa >>= shift
    if (rest > half || (rest === half && (mantissa & 1n) === 1n)) mantissa += 1n
    mantissa <<= shift
    if ((mantissa & (1n << 61n)) !== 0n) {
      mantissa >>= 1n
      exponent++
    }
  }
  const lead = mantissa >> 60n
  const all = (mantissa & ((1n << 60n) - 1n)).toString(16).padStart(15, '0')
  const fraction = precision < 0 ? all.replace(/0+$/, '') : all.slice(0, precision).padEnd(precision, '0')
  const sign = exponent < 0 ? '-' : '+'
  const text = `0x${lead}${fraction === '' ? '' : `.${fraction}`}p${sign}${String(Math.abs(exponent)).padStart(2, '0')}`
  return verb === 'X' ? text.toUpperCase() : text
}

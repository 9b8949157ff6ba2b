import type { Call } from './call.ts'
import { logarithm } from './cephes.ts'
import type { Conversion } from './format-codes.ts'
import { powerOf } from './go-math.ts'

/**
 * Numbers for `std.format`. The arithmetic is that of the library's own definition, step by step: its roundings show in the
 * last digits, and they are what other implementations print.
 */

type Sign = Pick<Conversion, 'blank' | 'plus'>

function signOf(negative: boolean, { blank, plus }: Sign): string {
  if (negative) return '-'
  return plus ? '+' : blank ? ' ' : ''
}

/** A whole number: `width` counts the sign, `digits` does not. */
export function formatInteger(
  negative: boolean,
  magnitude: number,
  width: number,
  digits: number,
  sign: Sign,
  radix: number,
  prefix: string,
): string {
  let text = magnitude === 0 ? '0' : ''
  for (let rest = magnitude; rest !== 0; rest = Math.floor(rest / radix)) text = (rest % radix) + text
  if (magnitude !== 0) text = prefix + text
  const zeros = Math.max(width - (negative || sign.blank || sign.plus ? 1 : 0), digits)
  return signOf(negative, sign) + text.padStart(zeros, '0')
}

/** A whole number in hexadecimal. */
export function formatHex(value: number, width: number, digits: number, conversion: Conversion): string {
  const { alternative, capitals } = conversion
  const negative = value < 0
  let text = ''
  for (let rest = Math.floor(Math.abs(value)); rest !== 0; rest = Math.floor(rest / 16)) {
    text = (rest % 16).toString(16) + text
  }
  if (text === '') text = '0'
  const signed = negative || conversion.blank || conversion.plus
  const zeros = Math.max(width - (signed ? 1 : 0) - (alternative ? 2 : 0), digits)
  const body = (alternative ? '0x' : '') + text.padStart(zeros, '0')
  return signOf(negative, conversion) + (capitals ? body.toUpperCase() : body)
}

/** `12.50`; `trailing` keeps zeros at the end. */
export function formatDecimal(
  call: Call,
  value: number,
  width: number,
  conversion: Conversion,
  trailing: boolean,
  precision: number,
): string {
  const magnitude = Math.abs(value)
  const denominator = call.finite(powerOf(10, precision))
  const numerator = call.finite(call.finite(magnitude * denominator) + 0.5)
  const whole = (magnitude > 0 ? 1 : 0) * Math.floor(numerator / denominator)
  const fraction = Math.floor(numerator) % denominator
  const pointed = conversion.alternative
  const pointWidth = precision === 0 && !pointed ? 0 : 1
  const text = formatInteger(value < 0, whole, width - precision - pointWidth, 0, conversion, 10, '')
  if (precision === 0) return pointed ? `${text}.` : text
  if (!trailing && fraction <= 0) return text
  const digits = formatInteger(false, fraction, precision, 0, { blank: false, plus: false }, 10, '')
  return `${text}.${trailing ? digits : digits.replace(/0+$/, '')}`
}

function exponentOf(value: number): number {
  return value === 0 ? 0 : Math.floor(logarithm(Math.abs(value)) / logarithm(10))
}

/** `1.25e+01` */
export function formatScientific(
  call: Call,
  value: number,
  width: number,
  conversion: Conversion,
  trailing: boolean,
  precision: number,
): string {
  const exponent = exponentOf(value)
  const plus = { blank: false, plus: true }
  const suffix = (conversion.capitals ? 'E' : 'e') + formatInteger(exponent < 0, Math.abs(exponent), 3, 0, plus, 10, '')
  // 10 to the power of -324, the smallest exponent there is, would be zero.
  const mantissa =
    exponent === -324 ? (value * 10) / powerOf(10, exponent + 1) : call.finite(value / powerOf(10, exponent))
  return formatDecimal(call, mantissa, width - suffix.length, conversion, trailing, precision) + suffix
}

/** The shorter of the two forms. */
export function formatGeneral(
  call: Call,
  value: number,
  width: number,
  conversion: Conversion,
  precision: number,
): string {
  const exponent = exponentOf(value)
  const trailing = conversion.alternative
  if (exponent < -4 || exponent >= precision) {
    return formatScientific(call, value, width, conversion, trailing, precision - 1)
  }
  return formatDecimal(call, value, width, conversion, trailing, precision - Math.max(1, exponent + 1))
}

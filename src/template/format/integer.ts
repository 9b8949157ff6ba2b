import { isPrintable } from '../syntax/characters.ts'
import { quoteRune } from '../syntax/quote.ts'
import { pad, type Spec } from './spec.ts'

const MAX_RUNE = 0x10ffffn

/** Formats an integer. `undefined`: no such verb for integers. */
export function formatInteger(spec: Spec, value: bigint, signed: boolean, verb: string): string | undefined {
  switch (verb) {
    case 'v':
      return spec.sharpV && !signed ? digits({ ...spec, sharp: true }, value, 16, verb) : digits(spec, value, 10, verb)
    case 'd':
      return digits(spec, value, 10, verb)
    case 'b':
      return digits(spec, value, 2, verb)
    case 'o':
    case 'O':
      return digits(spec, value, 8, verb)
    case 'x':
      return digits(spec, value, 16, verb)
    case 'X':
      return digits(spec, value, 16, verb)
    case 'c':
      return pad(spec, String.fromCodePoint(runeOf(value)))
    case 'q':
      return pad(spec, quoteRune(runeOf(value), spec.plus))
    case 'U':
      return unicode(spec, value)
    default:
      return undefined
  }
}

function digits(spec: Spec, value: bigint, base: 2 | 8 | 10 | 16, verb: string): string {
  const negative = value < 0n
  const magnitude = negative ? -value : value
  let minimum = 0
  if (spec.precision !== undefined) {
    minimum = spec.precision
    // A precision of 0 prints nothing of the value 0, only the padding.
    if (minimum === 0 && magnitude === 0n) return ' '.repeat(spec.width ?? 0)
  } else if (spec.zero && !spec.minus && spec.width !== undefined) {
    minimum = spec.width - (negative || spec.plus || spec.space ? 1 : 0)
  }
  let text = magnitude.toString(base).padStart(minimum, '0')
  if (verb === 'X') text = text.toUpperCase()
  if (spec.sharp) {
    if (base === 2) text = `0b${text}`
    else if (base === 8 && !text.startsWith('0')) text = `0${text}`
    else if (base === 16) text = `${verb === 'X' ? '0X' : '0x'}${text}`
  }
  if (verb === 'O') text = `0o${text}`
  if (negative) text = `-${text}`
  else if (spec.plus) text = `+${text}`
  else if (spec.space) text = ` ${text}`
  return pad(spec, text, ' ')
}

function unicode(spec: Spec, value: bigint): string {
  const point = BigInt.asUintN(64, value)
  let text = `U+${point
    .toString(16)
    .toUpperCase()
    .padStart(Math.max(4, spec.precision ?? 4), '0')}`
  if (spec.sharp && point <= MAX_RUNE && isPrintable(Number(point))) text += ` '${String.fromCodePoint(Number(point))}'`
  return pad(spec, text, ' ')
}

function runeOf(value: bigint): number {
  if (value < 0n || value > MAX_RUNE || (value >= 0xd800n && value <= 0xdfffn)) return 0xfffd
  return Number(value)
}

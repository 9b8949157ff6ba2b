import type { Machine } from '../machine.ts'
import { toText } from '../manifest.ts'
import { formatFloat } from '../numbers.ts'
import { findField } from '../objects.ts'
import { modulo } from '../operators.ts'
import type { Site } from '../site.ts'
import { JsonnetArray, JsonnetObject, type Slot, typeName, type Value } from '../values.ts'
import { Call, type Definitions } from './call.ts'
import { type Conversion, parseFormat } from './format-codes.ts'
import { formatDecimal, formatGeneral, formatHex, formatInteger, formatScientific } from './format-numbers.ts'

/** `left % right`: the rest of a division, or formatting. */
export function formatMod(machine: Machine, left: Value, right: Value, site: Site): Value {
  if (typeof left === 'number' && typeof right === 'number') return modulo(machine, left, right, site)
  if (typeof left === 'string') return format(new Call(machine, site), left, right)
  throw machine.error(`Operator % cannot be used on types ${typeName(left)} and ${typeName(right)}.`, site)
}

/** `std.format`: Python's `%`. */
function format(call: Call, template: string, values: Value): string {
  const { machine } = call
  // The text of a mark could be taken for conversions.
  if (machine.marks) machine.refuseMark(template, call.site)
  const parts = parseFormat(call, template)
  if (values instanceof JsonnetObject) return formatObject(call, parts, values)
  return formatArray(call, parts, values instanceof JsonnetArray ? values.items : [values])
}

function formatArray(call: Call, parts: readonly (string | Conversion)[], values: readonly Slot[]): string {
  let text = ''
  let next = 0
  const take = (need: 'at least' | 'more than'): Value => {
    if (next >= values.length) {
      call.fail(`Not enough values to format: ${values.length}, expected ${need} ${next}`)
    }
    return call.force(values[next++])
  }
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const width = part.width === '*' ? call.number(take('at least')) : part.width
    const precision = part.precision === '*' ? call.number(take('at least')) : part.precision
    if (part.type === '%') {
      text += pad(call, '%', width, part.left)
    } else {
      const at = next
      text += pad(call, convert(call, take('more than'), part, width, precision, String(at)), width, part.left)
    }
  }
  if (next < values.length) call.fail(`Too many values to format: ${values.length}, expected ${next}`)
  return text
}

function formatObject(call: Call, parts: readonly (string | Conversion)[], values: JsonnetObject): string {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    if (part.width === '*') return call.fail('Cannot use * field width with object.')
    if (part.precision === '*') return call.fail('Cannot use * precision with object.')
    if (part.type === '%') {
      text += pad(call, '%', part.width, part.left)
      continue
    }
    const { key } = part
    if (key === null) return call.fail('Mapping keys required.')
    if (findField(values, key) === undefined) call.fail(`No such field: ${key}`)
    const converted = convert(call, call.field(values, key), part, part.width, part.precision, key)
    text += pad(call, converted, part.width, part.left)
  }
  return text
}

function pad(call: Call, text: string, width: number, left: boolean): string {
  const { machine } = call
  if (width <= 0) return text
  if (machine.marks) machine.refuseMark(text, call.site)
  const missing = width - machine.text.length(text)
  if (missing <= 0) return text
  const padding = ' '.repeat(Math.ceil(missing))
  return left ? text + padding : padding + text
}

function convert(
  call: Call,
  value: Value,
  conversion: Conversion,
  width: number,
  precision: number | null,
  at: string,
): string {
  const { type } = conversion
  if (type === 's') return toText(call.machine, value, call.site)
  if (type === 'c') return formatCharacter(call, value)
  if (typeof value !== 'number') {
    if (typeof value === 'string' && call.machine.marks) call.machine.refuseMark(value, call.site)
    return call.fail(`Format required number at ${at}, got ${typeName(value)}`)
  }
  const zeros = conversion.zero && !conversion.left ? width : 0
  switch (type) {
    case 'd':
      return formatInteger(value <= -1, Math.floor(Math.abs(value)), zeros, precision ?? 0, conversion, 10, '')
    case 'o': {
      const prefix = conversion.alternative ? '0' : ''
      return formatInteger(value <= -1, Math.floor(Math.abs(value)), zeros, precision ?? 0, conversion, 8, prefix)
    }
    case 'x':
      return formatHex(Math.floor(value), zeros, precision ?? 0, conversion)
    case 'f':
      return formatDecimal(call, value, zeros, conversion, true, precision ?? 6)
    case 'e':
      return formatScientific(call, value, zeros, conversion, true, precision ?? 6)
    default:
      return formatGeneral(call, value, zeros, conversion, precision ?? 6)
  }
}

function formatCharacter(call: Call, value: Value): string {
  if (typeof value === 'number') return characterOf(call, value)
  if (typeof value !== 'string') return call.fail(`%c expected number / string, got: ${typeName(value)}`)
  const length = call.machine.text.length(value)
  if (length !== 1) call.fail(`%c expected 1-sized string got: ${length}`)
  return value
}

/** `std.char` */
function characterOf(call: Call, codePoint: number): string {
  if (codePoint > 0x10ffff) call.fail(`Invalid unicode codepoint, got ${formatFloat(codePoint)}`)
  if (codePoint < 0) call.fail(`Codepoints must be >= 0, got ${formatFloat(codePoint)}`)
  const whole = Math.trunc(codePoint)
  return String.fromCodePoint(whole >= 0xd800 && whole <= 0xdfff ? 0xfffd : whole)
}

/** Formatting, and `%`, which may be that. */
export const FORMAT_BUILTINS: Definitions = [
  ['format', 'str vals', (call, template, values) => format(call, call.text(template), values), 'passes marks'],
  ['mod', 'a b', (call, left, right) => formatMod(call.machine, left, right, call.site), 'passes marks'],
  ['char', 'n', (call, n) => characterOf(call, call.number(n))],
]

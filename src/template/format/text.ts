import { changeAroundMarks } from '../mark.ts'
import { canBackquote, quote, quoteToAscii } from '../syntax/quote.ts'
import { toBytes } from '../values/go-string.ts'
import { pad, type Spec } from './spec.ts'

/** Formats a string. `undefined`: no such verb for strings. */
export function formatText(spec: Spec, value: string, verb: string): string | undefined {
  switch (verb) {
    case 'v':
      return spec.sharpV ? quoted(spec, value) : pad(spec, truncate(spec, value))
    case 's':
      return pad(spec, truncate(spec, value))
    case 'x':
      return hexadecimal(spec, value)
    case 'X':
      return hexadecimal(spec, value).toUpperCase()
    case 'q':
      return quoted(spec, value)
    default:
      return undefined
  }
}

/** Keeps as many runes as the precision says. */
export function truncate(spec: Spec, text: string): string {
  if (spec.precision === undefined) return text
  let end = 0
  for (let count = 0; count < spec.precision && end < text.length; count++) {
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  }
  return text.slice(0, end)
}

function quoted(spec: Spec, value: string): string {
  const text = truncate(spec, value)
  if (spec.sharp && canBackquote(text)) return pad(spec, `\`${text}\``)
  const write = spec.plus ? quoteToAscii : quote
  return pad(spec, `"${changeAroundMarks(text, (part) => write(part).slice(1, -1))}"`)
}

function hexadecimal(spec: Spec, value: string): string {
  const bytes = toBytes(value).subarray(0, spec.precision ?? Number.POSITIVE_INFINITY)
  const prefix = spec.sharp && bytes.length > 0 ? '0x' : ''
  const pairs: string[] = []
  for (const byte of bytes) pairs.push(byte.toString(16).padStart(2, '0'))
  return pad(spec, prefix + pairs.join(spec.space ? ` ${prefix}` : ''))
}

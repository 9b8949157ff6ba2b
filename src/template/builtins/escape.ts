import { sprint } from '../format/print.ts'
import { changeAroundMarks } from '../mark.ts'
import { isPrintable } from '../syntax/characters.ts'
import { toBytes } from '../values/go-string.ts'
import type { Value } from '../values/value.ts'

const HTML: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
}

const JAVASCRIPT: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
}

const JSON_SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
}

/** The built-in `html`. */
export function escapeHtml(args: readonly Value[]): string {
  return changeAroundMarks(joined(args), (part) => part.replace(/[\0"'&<>]/g, (character) => HTML[character] ?? ''))
}

/** The built-in `js`. */
export function escapeJavaScript(args: readonly Value[]): string {
  return changeAroundMarks(joined(args), (part) =>
    part.replace(/[\\'"<>&=\0-\x1f]|[^\0-\x7f]/gu, (character) => {
      const fixed = JAVASCRIPT[character]
      if (fixed !== undefined) return fixed
      const point = character.codePointAt(0) ?? 0
      const stray = point >= 0xd800 && point <= 0xdfff
      if (point >= 0x80 && (stray || isPrintable(point))) return character
      return `\\u${point.toString(16).toUpperCase().padStart(4, '0')}`
    }),
  )
}

/** The built-in `urlquery`. */
export function escapeQuery(args: readonly Value[]): string {
  return changeAroundMarks(joined(args), (part) =>
    part.replace(/[^A-Za-z0-9_.~-]+/gu, (run) => {
      let text = ''
      for (const byte of toBytes(run)) {
        text += byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
      }
      return text
    }),
  )
}

/** ecspresso's `json_escape`: the inside of a JSON string as Go's encoder writes it. */
export function escapeJson(text: string): string {
  return changeAroundMarks(text, (part) =>
    part.replace(/["\\<>&\0-\x1f\u2028\u2029]|[\ud800-\udfff]/gu, (character) => {
      const short = JSON_SHORT[character]
      if (short !== undefined) return short
      const unit = character.charCodeAt(0)
      return `\\u${(unit >= 0xd800 && unit <= 0xdfff ? 0xfffd : unit).toString(16).padStart(4, '0')}`
    }),
  )
}

/** The text that the escaping functions escape: as `print` gives it, but nil is `<no value>`, as in output. */
function joined(args: readonly Value[]): string {
  const [first] = args
  if (args.length === 1 && typeof first === 'string') return first
  return sprint(args.map((value) => (value === undefined || value === null ? '<no value>' : value)))
}

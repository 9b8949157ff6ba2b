/** Quoting as Go does it, for messages that go-jsonnet prints with Go's `%q` and `%#v`. */

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x07, '\\a'],
  [0x08, '\\b'],
  [0x0c, '\\f'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [0x09, '\\t'],
  [0x0b, '\\v'],
  [0x5c, '\\\\'],
])

function escapeRune(rune: number): string {
  const short = ESCAPES.get(rune)
  if (short !== undefined) return short
  if (rune < 0x80) return `\\x${rune.toString(16).padStart(2, '0')}`
  if (rune < 0x10000) return `\\u${rune.toString(16).padStart(4, '0')}`
  return `\\U${rune.toString(16).padStart(8, '0')}`
}

/** A character in single quotes, anything but printable ASCII escaped. */
export function quoteRune(rune: number): string {
  if (rune === 0x27) return "'\\''"
  if (rune >= 0x20 && rune < 0x7f && rune !== 0x5c) return `'${String.fromCodePoint(rune)}'`
  return `'${escapeRune(rune)}'`
}

/** A text in double quotes, printable characters kept. */
export function quoteText(text: string): string {
  let quoted = ''
  for (const char of text) {
    if (char === '"') quoted += '\\"'
    else if (char !== '\\' && (char === ' ' || /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(char))) quoted += char
    else quoted += escapeRune(char.codePointAt(0) ?? 0xfffd)
  }
  return `"${quoted}"`
}

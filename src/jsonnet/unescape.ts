import { wellFormed } from './code-points.ts'

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

const HEX4 = /^[0-9A-Fa-f]{4}$/

/** Resolves the escapes of a quoted string. `fail` is given the reason and must not return. */
export function unescapeString(raw: string, fail: (reason: string) => never): string {
  if (!raw.includes('\\')) return wellFormed(raw)
  let text = ''
  let at = 0
  for (;;) {
    const backslash = raw.indexOf('\\', at)
    if (backslash === -1) return wellFormed(text + raw.slice(at))
    text += raw.slice(at, backslash)
    const char = String.fromCodePoint(
      raw.codePointAt(backslash + 1) ?? fail('Truncated escape sequence in string literal.'),
    )
    at = backslash + 1 + char.length
    const simple = SIMPLE.get(char)
    if (simple !== undefined) {
      text += simple
    } else if (char === 'u') {
      const unit = codeUnit(raw, at, 'Truncated unicode escape sequence', 'Unicode escape sequence', fail)
      at += 4
      text += String.fromCharCode(unit)
      if (unit >= 0xd800 && unit <= 0xdfff) {
        if (at + 6 > raw.length) fail('Truncated unicode surrogate pair escape sequence in string literal.')
        if (!raw.startsWith('\\u', at))
          fail('Unicode surrogate pair escape sequence missing low surrogate in string literal.')
        const low = codeUnit(raw, at + 2, '', 'Unicode low surrogate escape sequence', fail)
        at += 6
        // A pair that is none becomes one replacement character.
        const pair = text.slice(-1) + String.fromCharCode(low)
        text = text.slice(0, -1) + (wellFormed(pair) === pair ? pair : '\ufffd')
      }
    } else {
      fail(`Unknown escape sequence in string literal: \\${char}`)
    }
  }
}

function codeUnit(raw: string, at: number, truncated: string, what: string, fail: (reason: string) => never): number {
  if (at + 4 > raw.length) fail(`${truncated} in string literal.`)
  const digits = raw.slice(at, at + 4)
  if (!HEX4.test(digits)) fail(`${what} was malformed: ${raw.slice(0, 4)}`)
  return Number.parseInt(digits, 16)
}

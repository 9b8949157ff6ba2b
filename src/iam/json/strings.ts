import type { Scanner } from './scanner.ts'
import type { ScalarNode } from './tree.ts'

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/** Reads the string that starts under the cursor. One that does not end goes to the end of its line. */
export function scanString(scanner: Scanner): ScalarNode {
  const { text, report } = scanner
  const start = scanner.offset
  // Nearly all strings are plain; they are cut out at once.
  const end = text.indexOf('"', start + 1)
  const content = end < 0 ? undefined : text.slice(start + 1, end)
  if (content !== undefined && !/[\\\u0000-\u001f]/.test(content)) {
    scanner.offset = end + 1
    return { kind: 'string', text: content, at: scanner.at(start, end + 1 - start) }
  }
  const wrong: { message: string; offset: number; length: number }[] = []
  let value = ''
  let index = start + 1
  let plain = index
  for (; ; index++) {
    const code = text.charCodeAt(index)
    if (code === 0x22 || code === 0x0a || Number.isNaN(code)) break
    if (code === 0x5c) {
      value += text.slice(plain, index)
      const letter = text.charAt(index + 1)
      const simple = escapes[letter]
      const hex = letter === 'u' ? /^[0-9a-fA-F]{4}/.exec(text.slice(index + 2, index + 6))?.[0] : undefined
      if (simple !== undefined) value += simple
      else if (hex !== undefined) value += String.fromCharCode(Number.parseInt(hex, 16))
      else {
        wrong.push({ message: `\`\\${letter}\` is no escape that JSON knows`, offset: index, length: 2 })
        value += letter
      }
      if (letter === '\n' || letter === '') {
        plain = index + 1
        continue
      }
      index += hex === undefined ? 1 : 5
      plain = index + 1
    } else if (code < 0x20 && code !== 0x0d) {
      wrong.push({ message: 'a control character stands inside a string', offset: index, length: 1 })
    }
  }
  value += text.slice(plain, index).replace(/\r$/, '')
  const isClosed = text.charCodeAt(index) === 0x22
  scanner.offset = isClosed ? index + 1 : index
  const at = scanner.at(start, scanner.offset - start)
  for (const { message, offset, length } of wrong)
    report({ code: 'JSON_STRING', message, at: scanner.at(offset, length) })
  if (!isClosed)
    report({ code: 'JSON_STRING', message: 'this string does not end on its line', at, hint: 'add the closing `"`' })
  return { kind: 'string', text: value, at }
}

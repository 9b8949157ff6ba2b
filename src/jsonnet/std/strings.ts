import { equals } from '../equality.ts'
import { indexValue } from '../indexing.ts'
import { quoteJson, toText } from '../manifest.ts'
import { INSIDE_STD, UNPLACED } from '../site.ts'
import { JsonnetArray, typeName, type Value } from '../values.ts'
import type { Call, Definitions } from './call.ts'
import { lengthOf } from './length.ts'

const MAX_TEXT_LENGTH = 2 ** 29 - 64

/** The value as text: for functions that take anything. */
function textOf(call: Call, value: Value): string {
  return toText(call.machine, value, call.site)
}

function textArgument(call: Call, value: Value, prefix: string): string {
  return typeof value === 'string' ? value : call.fail(`${prefix}, got ${typeName(value)}`)
}

function characters(call: Call, text: string): string[] {
  return call.machine.text.length(text) === text.length ? text.split('') : Array.from(text)
}

/** `startsWith` and `endsWith`: false if the part is longer, whatever the two are. */
function hasAffix(call: Call, whole: Value, affix: Value, test: (text: string, part: string) => boolean): boolean {
  const length = lengthOf(call, whole)
  const part = call.late(affix)
  if (call.machine.marks && typeof part === 'string') call.machine.refuseMark(part, call.site)
  if (length < lengthOf(call, part)) return false
  const text = textArgument(call, whole, 'substr first parameter should be a string')
  return typeof part === 'string' && test(text, part)
}

function substr(call: Call, str: Value, from: Value, len: Value): string {
  const text = textArgument(call, str, 'substr first parameter should be a string')
  if (typeof from !== 'number') return call.fail(`substr second parameter should be a number, got ${typeName(from)}`)
  if (!Number.isInteger(from)) call.fail(`substr second parameter should be an integer, got ${from.toFixed(6)}`)
  if (from < 0) call.fail(`substr second parameter should be greater than zero, got ${from.toFixed(6)}`)
  if (typeof len !== 'number') return call.fail(`substr third parameter should be a number, got ${typeName(len)}`)
  if ((len | 0) !== len) call.fail(`substr third parameter should be an integer, got ${len.toFixed(6)}`)
  if (len < 0) call.fail(`substr third parameter should be greater than zero, got ${len}`)
  return call.machine.text.slice(text, from, from + len)
}

/** Whether a character is among those to strip: a text or an array of them. */
function isMember(call: Call, set: Value, character: string): boolean {
  if (typeof set === 'string') return set.includes(character)
  if (set instanceof JsonnetArray) {
    return set.items.some((item) => equals(call.machine, call.force(item), character, call.site))
  }
  return call.fail('std.member first argument must be an array or a string')
}

function strip(call: Call, value: Value, set: Value, left: boolean, right: boolean): string {
  if (typeof value !== 'string') return call.fail(`Unexpected type ${typeName(value)}, expected string`)
  const chars = characters(call, value)
  let begin = 0
  let end = chars.length
  while (left && begin < end && isMember(call, set, chars[begin] ?? '')) begin++
  while (right && end > begin && isMember(call, set, chars[end - 1] ?? '')) end--
  return begin === 0 && end === chars.length ? value : chars.slice(begin, end).join('')
}

function splitArguments(call: Call, str: Value, c: Value, max: Value, name: string): [string, string, number] {
  const text = call.text(str)
  const separator = call.text(c)
  if (call.machine.marks) call.machine.refuseMark(separator, call.site)
  const limit = call.int(max)
  if (limit < -1) call.fail(`std.${name} third parameter should be -1 or non-negative, got ${limit}`)
  if (separator === '') call.fail(`std.${name} second parameter should have length 1 or greater, got 0`)
  return [text, separator, limit === -1 ? Number.POSITIVE_INFINITY : limit]
}

function splitLimit(call: Call, str: Value, c: Value, max: Value): JsonnetArray {
  const [text, separator, limit] = splitArguments(call, str, c, max, 'splitLimit')
  const parts: string[] = []
  let at = 0
  for (let found = text.indexOf(separator); found !== -1 && parts.length < limit; ) {
    parts.push(text.slice(at, found))
    at = found + separator.length
    found = text.indexOf(separator, at)
  }
  parts.push(text.slice(at))
  return new JsonnetArray(parts)
}

function splitLimitR(call: Call, str: Value, c: Value, max: Value): JsonnetArray {
  const [text, separator, limit] = splitArguments(call, str, c, max, 'splitLimitR')
  // The occurrences are counted without overlap from the left, then taken from the right.
  let count = Math.min(text.split(separator).length - 1, limit)
  const parts: string[] = []
  let rest = text
  for (; count > 0; count--) {
    const found = rest.lastIndexOf(separator)
    parts.push(rest.slice(found + separator.length))
    rest = rest.slice(0, found)
  }
  parts.push(rest)
  return new JsonnetArray(parts.reverse())
}

function split(call: Call, str: Value, c: Value): JsonnetArray {
  textArgument(call, str, 'std.split first parameter must be a String')
  const separator = textArgument(call, call.late(c), 'std.split second parameter must be a String')
  if (separator === '') call.fail('std.split second parameter must have length 1 or greater, got 0')
  return splitLimit(call, str, separator, -1)
}

const MAX_INT64 = 2n ** 63n - 1n

function parseInteger(call: Call, value: Value): number {
  const text = call.text(value)
  if (/^[+-]?[0-9]+$/.test(text)) {
    const parsed = BigInt(text.replace('+', ''))
    if (parsed <= MAX_INT64 && parsed >= -MAX_INT64 - 1n) return Number(parsed)
  }
  return call.fail(`${text} is not a base 10 integer`)
}

function parseNatural(call: Call, value: Value, base: number, empty: string): number {
  if (typeof value !== 'string') return call.fail(`Expected string, got ${typeName(value)}`)
  if (value === '') call.fail(empty)
  let sum = 0
  for (const char of value) {
    const code = char.codePointAt(0) ?? 0
    const digit = code >= 97 ? code - 87 : code >= 65 ? code - 55 : code - 48
    if (digit < 0 || digit >= base) call.fail(`${value} is not a base ${base} integer`)
    sum = sum * base + digit
  }
  return call.finite(sum)
}

function repeat(call: Call, what: Value, count: Value): Value {
  if (typeof what !== 'string' && !(what instanceof JsonnetArray)) {
    return call.fail('std.repeat first argument must be an array or a string')
  }
  const times = Math.max(0, call.int(count))
  if (typeof what === 'string') {
    if (what.length * times > MAX_TEXT_LENGTH) call.fail('string too long')
    return what.repeat(times)
  }
  const { items } = what
  call.checkLength(items.length * times)
  return new JsonnetArray(Array.from({ length: times }, () => items).flat())
}

function findSubstr(call: Call, pat: Value, str: Value): JsonnetArray {
  const pattern = textArgument(call, pat, 'findSubstr first parameter should be a string')
  const text = textArgument(call, str, 'findSubstr second parameter should be a string')
  const found: number[] = []
  if (pattern === '') return new JsonnetArray(found)
  const plain = call.machine.text.length(text) === text.length
  for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1)) {
    found.push(plain ? at : call.machine.text.offsetOf(text, at))
  }
  return new JsonnetArray(found)
}

/** Go's idea of white space. */
const GO_SPACE =
  /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g

const XML_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
])

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (char) => XML_ESCAPES.get(char) ?? char)
}

/** The texts in nested arrays, joined. */
export function deepJoin(call: Call, value: Value): string {
  if (typeof value === 'string') return value
  if (!(value instanceof JsonnetArray)) return call.fail(`Expected string or array, got ${typeName(value)}`)
  return call.nested(() =>
    call
      .values(value)
      .map((item) => deepJoin(call, item))
      .join(''),
  )
}

/** The characters of a text; of anything else that has a length, what indexing it gives. */
function stringChars(call: Call, value: Value): JsonnetArray {
  if (typeof value === 'string') return new JsonnetArray(characters(call, value))
  if (value instanceof JsonnetArray) return value
  const { machine } = call
  const items = Array.from({ length: lengthOf(call, value) }, (_, index) => {
    return call.later(() => indexValue(machine, value, index, INSIDE_STD))
  })
  return new JsonnetArray(items)
}

function foldAscii(call: Call, value: Value, change: (text: string) => string): string {
  if (typeof value === 'string') return change(value)
  const { machine, site } = call
  const texts = call.values(stringChars(call, value)).map((item) => {
    if (typeof item === 'string') return item
    // To the library this is a call for each element.
    machine.enter(site)
    throw machine.typeError(item, 'string', UNPLACED)
  })
  return change(texts.join(''))
}

/** Functions on texts. */
export const STRING_BUILTINS: Definitions = [
  ['toString', 'a', (call, a) => textOf(call, a), 'passes marks'],
  ['substr', 'str from len', substr],
  ['startsWith', 'a b~', (call, a, b) => hasAffix(call, a, b, (text, part) => text.startsWith(part))],
  ['endsWith', 'a b~', (call, a, b) => hasAffix(call, a, b, (text, part) => text.endsWith(part))],
  ['lstripChars', 'str chars', (call, str, chars) => strip(call, str, chars, true, false)],
  ['rstripChars', 'str chars', (call, str, chars) => strip(call, str, chars, false, true)],
  ['stripChars', 'str chars', (call, str, chars) => strip(call, str, chars, true, true)],
  ['trim', 'str', (call, str) => call.text(str).replace(GO_SPACE, '')],
  ['stringChars', 'str', stringChars],
  [
    'codepoint',
    'str',
    (call, str) => {
      const text = call.text(str)
      const length = call.machine.text.length(text)
      if (length !== 1) call.fail(`codepoint takes a string of length 1, got length ${length}`)
      return text.codePointAt(0) ?? 0
    },
  ],
  ['parseInt', 'str', parseInteger],
  ['parseOctal', 'str', (call, str) => parseNatural(call, str, 8, 'Not an octal number: ""')],
  ['parseHex', 'str', (call, str) => parseNatural(call, str, 16, 'Not hexadecimal: ""')],
  ['split', 'str c~', split],
  ['splitLimit', 'str c maxsplits', splitLimit],
  ['splitLimitR', 'str c maxsplits', splitLimitR],
  [
    'strReplace',
    'str from to',
    (call, str, from, to) => {
      const [text, pattern, replacement] = [call.text(str), call.text(from), call.text(to)]
      if (pattern === '') call.fail("'from' string must not be zero length.")
      return text.replaceAll(pattern, () => replacement)
    },
  ],
  [
    'asciiUpper',
    'str',
    (call, str) => foldAscii(call, str, (text) => text.replace(/[a-z]+/g, (run) => run.toUpperCase())),
  ],
  [
    'asciiLower',
    'str',
    (call, str) => foldAscii(call, str, (text) => text.replace(/[A-Z]+/g, (run) => run.toLowerCase())),
  ],
  ['equalsIgnoreCase', 'str1 str2', (call, a, b) => foldCase(call.text(a)) === foldCase(call.text(b))],
  ['isEmpty', 'str', (call, str) => call.text(str) === ''],
  ['repeat', 'what count', repeat],
  ['findSubstr', 'pat str', findSubstr],
  ['deepJoin', 'arr', deepJoin, 'passes marks'],
  ['escapeStringJson', 'str_', (call, str) => quoteJson(textOf(call, str)), 'passes marks'],
  ['escapeStringPython', 'str', (call, str) => quoteJson(textOf(call, str)), 'passes marks'],
  ['escapeStringBash', 'str_', (call, str) => `'${textOf(call, str).replaceAll("'", `'"'"'`)}'`, 'passes marks'],
  ['escapeStringDollars', 'str_', (call, str) => textOf(call, str).replaceAll('$', '$$$$'), 'passes marks'],
  ['escapeStringXML', 'str_', (call, str) => escapeXml(textOf(call, str)), 'passes marks'],
]

/** Letters that differ in case only are made equal: each character on its own, as Go folds. */
function foldCase(text: string): string {
  let folded = ''
  for (const char of text) {
    const upper = char.toUpperCase()
    const lower = (upper.length === char.length ? upper : char).toLowerCase()
    folded += lower.length === char.length ? lower : char
  }
  return folded
}

/**
 * Go's strings are bytes, JavaScript's are UTF-16. A Go string is kept as the JavaScript string of its text; a byte that is
 * not part of valid UTF-8 is kept as a lone low surrogate, U+DC80 + (byte - 0x80), so that `"\xff"`, `slice` through the
 * middle of a character, and joining the halves again work as in Go.
 */

// Cheap, and enough for nearly every text: without surrogates of any kind there are no lone ones.
const ANY_SURROGATE = /[\ud800-\udfff]/
const LONE_SURROGATE = /[\ud800-\udfff]/u
const RAW_BYTES = /[\udc80-\udcff]+/gu

/** True when the text holds lone surrogates: stray bytes, or ill-formed text from outside. */
export function isIllFormed(text: string): boolean {
  return ANY_SURROGATE.test(text) && LONE_SURROGATE.test(text)
}

/** Index of the first lone surrogate, or -1. */
export function findLoneSurrogate(text: string): number {
  return ANY_SURROGATE.test(text) ? text.search(LONE_SURROGATE) : -1
}

/** Length of the Go string in bytes. */
export function utf8Length(text: string): number {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) length += 1
    else if (unit < 0xd800 || unit > 0xdfff) length += 2
    else if (isPair(text, i)) {
      length += 2
      i++
    } else if (unit < 0xdc80 || unit > 0xdcff) length += 2
  }
  return length
}

/** Number of runes; each stray byte counts as one, as in Go. */
export function runeCount(text: string): number {
  let count = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit < 0xdc00 && isPair(text, i)) {
      count--
      i++
    }
  }
  return count
}

/** The bytes of the Go string. */
export function toBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text))
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0
    if (point > 0xffff) i++
    if (point < 0x80) bytes[at++] = point
    else if (point >= 0xdc80 && point <= 0xdcff) bytes[at++] = point - 0xdc00
    else if (point < 0x800) {
      bytes[at++] = 0xc0 | (point >> 6)
      bytes[at++] = 0x80 | (point & 0x3f)
    } else if (point < 0x10000) {
      // Any other lone surrogate came from outside; Go would have received U+FFFD.
      const shown = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
      bytes[at++] = 0xe0 | (shown >> 12)
      bytes[at++] = 0x80 | ((shown >> 6) & 0x3f)
      bytes[at++] = 0x80 | (shown & 0x3f)
    } else {
      bytes[at++] = 0xf0 | (point >> 18)
      bytes[at++] = 0x80 | ((point >> 12) & 0x3f)
      bytes[at++] = 0x80 | ((point >> 6) & 0x3f)
      bytes[at++] = 0x80 | (point & 0x3f)
    }
  }
  return bytes
}

/** The Go string of these bytes. */
export function fromBytes(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; ) {
    const size = sequenceLength(bytes, i)
    if (size === 0) {
      text += String.fromCharCode(0xdc00 + (bytes[i] ?? 0))
      i++
      continue
    }
    text += String.fromCodePoint(decodeSequence(bytes, i, size))
    i += size
  }
  return text
}

/** Joins stray bytes that have become neighbours and now form valid UTF-8. */
export function rejoin(text: string): string {
  return isIllFormed(text) ? text.replace(RAW_BYTES, (run) => fromBytes(toBytes(run))) : text
}

/** The Go string as a UTF-8 decoder reads it: stray bytes become U+FFFD. */
export function toWellFormed(text: string, decoder = new TextDecoder('utf-8', { ignoreBOM: true })): string {
  return text.replace(RAW_BYTES, (run) => decoder.decode(toBytes(run))).replace(/[\ud800-\udfff]/gu, '\ufffd')
}

/** Order of two Go strings: by bytes, which is by code point, and not UTF-16's order. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    if (x < 0xd800 || y < 0xd800) return x - y
    return compareBytes(toBytes(a.slice(i - (i > 0 ? 1 : 0))), toBytes(b.slice(i - (i > 0 ? 1 : 0))))
  }
  return a.length - b.length
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length)
  for (let i = 0; i < shorter; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

function isPair(text: string, index: number): boolean {
  const high = text.charCodeAt(index)
  const low = text.charCodeAt(index + 1)
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return 1
  const size =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0
  if (size === 0 || at + size > bytes.length) return 0
  for (let i = 1; i < size; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  const second = bytes[at + 1] ?? 0
  // Overlong forms, surrogates, and anything above U+10FFFF are not UTF-8.
  if (first === 0xe0 && second < 0xa0) return 0
  if (first === 0xed && second > 0x9f) return 0
  if (first === 0xf0 && second < 0x90) return 0
  if (first === 0xf4 && second > 0x8f) return 0
  return size
}

function decodeSequence(bytes: Uint8Array, at: number, size: number): number {
  const first = bytes[at] ?? 0
  if (size === 1) return first
  let point = first & (0xff >> (size + 1))
  for (let i = 1; i < size; i++) point = (point << 6) | ((bytes[at + i] ?? 0) & 0x3f)
  return point
}

/** UTF-8 as Go reads it: each byte that does not fit becomes one U+FFFD. */

const encoder = new TextEncoder()

/** The bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text)
}

/** The text of bytes. */
export function decodeUtf8(bytes: readonly number[] | Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const { codePoint, length } = decodeOne(bytes, at)
    text += String.fromCodePoint(codePoint)
    at += length
  }
  return text
}

const BROKEN = { codePoint: 0xfffd, length: 1 }
/** The smallest code point that needs so many bytes. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000]

function decodeOne(bytes: readonly number[] | Uint8Array, at: number): { codePoint: number; length: number } {
  const first = bytes[at] ?? 0
  if (first < 0x80) return { codePoint: first, length: 1 }
  const length = first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 ? 3 : 2
  if (first < 0xc0 || first >= 0xf8) return BROKEN
  let codePoint = first & (0xff >> (length + 1))
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index] ?? 0
    if ((next & 0xc0) !== 0x80) return BROKEN
    codePoint = (codePoint << 6) | (next & 0x3f)
  }
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
  if (codePoint < (SMALLEST[length] ?? 0) || codePoint > 0x10ffff || isSurrogate) return BROKEN
  return { codePoint, length }
}

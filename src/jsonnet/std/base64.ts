const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as base64. */
export function encodeBase64(bytes: readonly number[] | Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]]
    const group = (a << 16) | (b << 8) | c
    text += digit(group >> 18) + digit(group >> 12)
    text += at + 1 < bytes.length ? digit(group >> 6) : '='
    text += at + 2 < bytes.length ? digit(group) : '='
  }
  return text
}

function digit(bits: number): string {
  return ALPHABET.charAt(bits & 63)
}

/** The bytes of base64, or the offset at which it is none. */
export function decodeBase64(text: string): number[] | { badAt: number } {
  const bytes: number[] = []
  const clean = text.replace(/[\r\n]/g, '')
  // Line ends are skipped; the offset of an error counts them.
  const offsets = [...text].flatMap((char, index) => (char === '\r' || char === '\n' ? [] : [index]))
  const bad = (at: number) => ({ badAt: offsets[at] ?? text.length })
  for (let at = 0; at < clean.length; at += 4) {
    const values: number[] = []
    for (let index = 0; index < 4; index++) {
      const char = clean[at + index]
      const value = char === undefined ? -1 : ALPHABET.indexOf(char)
      if (char === '=' && index >= 2) {
        if (index === 2 && clean[at + 3] !== '=') return bad(at + 2)
        const rest = at + 4
        if (clean.length > rest) return bad(rest)
        break
      }
      if (value === -1) return bad(at + index)
      values.push(value)
    }
    const [a = 0, b = 0, c, d] = values
    bytes.push(((a << 2) | (b >> 4)) & 255)
    if (c !== undefined) bytes.push(((b << 4) | (c >> 2)) & 255)
    if (c !== undefined && d !== undefined) bytes.push(((c << 6) | d) & 255)
  }
  return bytes
}

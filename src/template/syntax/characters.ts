// A property of Unicode is looked up when its expression is made, which costs half a millisecond: those here are made where they are met.

/** Go's `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols, and the ASCII space. */
export function isPrintable(point: number): boolean {
  if (point < 0x7f) return point >= 0x20
  if (point >= 0xd800 && point <= 0xdfff) return false
  return /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(String.fromCodePoint(point))
}

/** Characters of identifiers. */
export function isAlphaNumeric(point: number): boolean {
  if (point < 0x80) {
    return (
      (point >= 0x61 && point <= 0x7a) ||
      (point >= 0x41 && point <= 0x5a) ||
      (point >= 0x30 && point <= 0x39) ||
      point === 0x5f
    )
  }
  return /[\p{L}\p{Nd}]/u.test(String.fromCodePoint(point))
}

/** The four characters that separate and that trim markers remove. */
export function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d
}

/** Go's `%#U`: the code point, and the character where it can be shown. */
export function describeCharacter(point: number): string {
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  return isPrintable(point) ? `${code} '${String.fromCodePoint(point)}'` : code
}

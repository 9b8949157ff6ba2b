/**
 * Jsonnet's strings are sequences of code points; JavaScript's are UTF-16. They are kept as JavaScript strings that never
 * hold half a surrogate pair, so only lengths, indexes and order need care, and only where there are surrogates at all.
 */

const SURROGATE = /[\ud800-\udfff]/
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Whether offsets and code points differ in a text. */
function hasSurrogates(text: string): boolean {
  return SURROGATE.test(text)
}

/** A text with U+FFFD in place of halves of surrogate pairs. */
export function wellFormed(text: string): string {
  return SURROGATE.test(text) ? text.replace(LONE_SURROGATE, '\ufffd') : text
}

/** Order by code points: below zero if `left` comes first. */
export function compareTexts(left: string, right: string): number {
  if (left === right) return 0
  const order = left < right ? -1 : 1
  // UTF-16 order differs only where a surrogate meets U+E000 or above.
  if (!SURROGATE.test(left) && !SURROGATE.test(right)) return order
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    if (left.charCodeAt(index) !== right.charCodeAt(index))
      return compareUnits(left.charCodeAt(index), right.charCodeAt(index))
  }
  return left.length - right.length
}

function compareUnits(left: number, right: number): number {
  const leftIsHigh = left >= 0xd800 && left <= 0xdfff
  const rightIsHigh = right >= 0xd800 && right <= 0xdfff
  if (leftIsHigh !== rightIsHigh) return leftIsHigh ? 1 : -1
  return left - right
}

/** Sorts names in code point order, in place. */
export function sortTexts(texts: string[]): string[] {
  return texts.some(hasSurrogates) ? texts.sort(compareTexts) : texts.sort()
}

/** Below this length looking for surrogates costs less than remembering. */
const SHORT_TEXT = 32

/** Lengths and characters by code point. Remembers the last long text: programs walk over one text many times. */
export class TextIndex {
  #text = ''
  /** The characters of the remembered text; null if each is one unit. */
  #points: readonly string[] | null = null

  /** The code points of a text, or null if they are its UTF-16 units. */
  #pointsOf(text: string): readonly string[] | null {
    if (text.length < SHORT_TEXT) return SURROGATE.test(text) ? Array.from(text) : null
    if (text !== this.#text) {
      this.#text = text
      this.#points = SURROGATE.test(text) ? Array.from(text) : null
    }
    return this.#points
  }

  length(text: string): number {
    return this.#pointsOf(text)?.length ?? text.length
  }

  /** The character at a place that is inside of the text. */
  at(text: string, index: number): string {
    const points = this.#pointsOf(text)
    return (points === null ? text[index] : points[index]) ?? ''
  }

  slice(text: string, from: number, to: number): string {
    const points = this.#pointsOf(text)
    return points === null ? text.slice(from, to) : points.slice(from, to).join('')
  }

  /** The code point offset of a UTF-16 offset. */
  offsetOf(text: string, unit: number): number {
    return this.#pointsOf(text) === null ? unit : Array.from(text.slice(0, unit)).length
  }
}

/**
 * Marks stand for lookups that were not made: `U+E000`, one kind character, the description, `U+E001`. The product uses the
 * same form everywhere, so a mark that comes out of Jsonnet is understood by whoever looks at the text.
 */

const OPEN = '\ue000'
const CLOSE = '\ue001'
const MARK = /\ue000([*=])([^\ue001]*)\ue001/
const MARKS = /\ue000([*=])([^\ue001]*)\ue001/g

/** A lookup that was not made. */
export interface Mark {
  /** `anything`: any value would do; `unread`: the value exists and was not read. */
  readonly kind: 'anything' | 'unread'
  readonly description: string
}

/** The text that stands for a lookup. */
export function formatMark(mark: Mark): string {
  return `${OPEN}${mark.kind === 'anything' ? '*' : '='}${encodeURIComponent(mark.description)}${CLOSE}`
}

/** Whether a text may hold a mark. */
export function mayHoldMark(text: string): boolean {
  return text.includes(OPEN)
}

/** The first mark in a text. */
export function findMark(text: string): Mark | undefined {
  if (!text.includes(OPEN)) return undefined
  const found = MARK.exec(text)
  if (found === null) return undefined
  return { kind: found[1] === '*' ? 'anything' : 'unread', description: decode(found[2] ?? '') }
}

/** All marks in a text. */
export function marksIn(text: string): Mark[] {
  return Array.from(text.matchAll(MARKS), ([, kind, encoded = '']) => {
    return { kind: kind === '*' ? 'anything' : 'unread', description: decode(encoded) }
  })
}

/** A text with its marks replaced. */
export function replaceMarks(text: string, replace: (mark: Mark) => string): string {
  return text.replace(MARKS, (whole) => {
    const mark = findMark(whole)
    return mark === undefined ? whole : replace(mark)
  })
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    // Not one of ours after all: show it as it is.
    return encoded
  }
}

/** Why a mark cannot be looked into, and what to do. */
export function describeMark(mark: Mark): { reason: string; hint: string } {
  return {
    reason: `the value of \`${mark.description}\` is not known here, and this depends on it`,
    hint: `let the lookup be made, or use its value only as it is: do not compare, measure, cut or calculate with it`,
  }
}

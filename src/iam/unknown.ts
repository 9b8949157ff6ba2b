/**
 * Values that are not known yet: a revision, a task id, an account. They stand inside strings as marks, so that a string with holes
 * remains a string: open character, a kind, the description (percent-encoded, hence without colons and slashes), close character.
 */

const open = '\uE000'
const close = '\uE001'

/** `anything`: every value is meant (printed as `*`). `unread`: one certain value, which nobody has looked up. */
export type UnknownKind = 'anything' | 'unread'

/** One symbol of a text or pattern: a UTF-16 code unit, `star`, `anyOne`, or the mark of an unread value (equal to itself only). */
export type Glyph = number | string

/** Any number of characters, none included. */
export const star = -1
/** Exactly one UTF-16 code unit; observed: test/vectors/iam/native.json, `N-str-like-01p`. */
export const anyOne = -2

/** Writes an unknown value as it stands inside strings. */
export function unknown(kind: UnknownKind, description: string): string {
  return `${open}${kind === 'anything' ? '*' : '='}${encodeURIComponent(description)}${close}`
}

/** Whether a text holds a value that is not known. */
export function hasUnknown(text: string): boolean {
  return text.includes(open)
}

/** The glyphs of a text: its code units, with each unknown value as one glyph. */
export function glyphsOf(text: string): Glyph[] {
  const glyphs: Glyph[] = []
  for (let index = 0; index < text.length; index++) {
    const end = text[index] === open ? text.indexOf(close, index) : -1
    if (end < 0) {
      glyphs.push(text.charCodeAt(index))
      continue
    }
    const mark = text.slice(index, end + 1)
    glyphs.push(mark[1] === '*' ? star : mark)
    index = end
  }
  return glyphs
}

/** Replaces the marks in a text by their descriptions in angle brackets, for people to read. */
export function describeUnknowns(text: string): string {
  return text.replace(/\uE000[*=]([^\uE001]*)\uE001/g, (_, description: string) => `<${decode(description)}>`)
}

function decode(description: string): string {
  try {
    return decodeURIComponent(description)
  } catch {
    return description
  }
}

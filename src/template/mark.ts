/**
 * Marks: text that stands for a value nobody has read yet. A mark travels through output and string functions untouched;
 * whatever would have to know the value refuses it. The encoding is the product's, not Go's.
 */

/** First character of a mark. */
export const MARK_OPEN = '\uE000'
/** Last character of a mark. */
export const MARK_CLOSE = '\uE001'
/** Kind character of a mark that stands for any value at all. */
export const MARK_ANYTHING = '*'
/** Kind character of a mark that stands for a value that exists and was not read. */
export const MARK_UNREAD = '='

/** Makes a mark. `description` says which value it stands for, such as `ssm /app/db`. */
export function makeMark(kind: typeof MARK_ANYTHING | typeof MARK_UNREAD, description: string): string {
  return MARK_OPEN + kind + encodeURIComponent(description.replace(/[\ud800-\udfff]/gu, '\ufffd')) + MARK_CLOSE
}

/** True when the text holds at least one mark. */
export function hasMark(text: string): boolean {
  const open = text.indexOf(MARK_OPEN)
  return open >= 0 && findMark(text, open) !== undefined
}

/** Descriptions of the marks in the text, in order. */
export function describeMarks(text: string): string[] {
  const descriptions: string[] = []
  for (let mark = findMark(text, 0); mark !== undefined; mark = findMark(text, mark.end)) {
    descriptions.push(decode(text.slice(mark.start + 2, mark.end - 1)))
  }
  return descriptions
}

/** Applies `change` to the text around the marks and leaves the marks as they are. */
export function changeAroundMarks(text: string, change: (part: string) => string): string {
  let mark = text.indexOf(MARK_OPEN) < 0 ? undefined : findMark(text, 0)
  if (mark === undefined) return change(text)
  let result = ''
  let from = 0
  for (; mark !== undefined; mark = findMark(text, from)) {
    result += change(text.slice(from, mark.start)) + text.slice(mark.start, mark.end)
    from = mark.end
  }
  return result + change(text.slice(from))
}

function findMark(text: string, from: number): { start: number; end: number } | undefined {
  for (let start = text.indexOf(MARK_OPEN, from); start >= 0; start = text.indexOf(MARK_OPEN, start + 1)) {
    const kind = text[start + 1]
    if (kind !== MARK_ANYTHING && kind !== MARK_UNREAD) continue
    const close = text.indexOf(MARK_CLOSE, start + 2)
    if (close < 0) return undefined
    return { start, end: close + 1 }
  }
  return undefined
}

function decode(description: string): string {
  try {
    return decodeURIComponent(description)
  } catch {
    return description
  }
}

/** Scripts and forms that take two columns of a terminal each. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

/** How many columns of a terminal a text takes that has no control characters and no colours. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += wide.test(character) ? 2 : 1
  return width
}

/** Cuts a text, which has no control characters and no colours, to the columns of a terminal. */
export function cutToWidth(text: string, columns: number): string {
  let width = 0
  let length = 0
  for (const character of text) {
    width += wide.test(character) ? 2 : 1
    if (width > columns) return text.slice(0, length)
    length += character.length
  }
  return text
}

/** Shortens a name in its middle, since names differ at their ends: `production-api…-worker:12`. */
export function shortenMiddle(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text
  if (columns < 3) return cutToWidth(text, columns)
  const head = cutToWidth(text, Math.floor((columns - 1) / 2))
  const tail = [...text]
  while (widthOf(tail.join('')) > columns - 1 - widthOf(head)) tail.shift()
  return `${head}…${tail.join('')}`
}

/** Fills a text up with blanks. */
export function padToWidth(text: string, columns: number): string {
  return `${text}${' '.repeat(Math.max(0, columns - widthOf(text)))}`
}

/** Breaks a text between words; the last of so many lines is cut. */
export function wrapToWidth(text: string, columns: number, most: number): string[] {
  const lines: string[] = []
  let rest = text
  while (rest !== '' && lines.length < most) {
    const indent = lines.length === 0 ? '' : '  '
    const piece = cutToWidth(rest, columns - indent.length)
    const blank = piece.lastIndexOf(' ')
    const isLast = lines.length === most - 1 || piece === rest
    const taken = isLast || blank <= 0 ? piece : piece.slice(0, blank)
    lines.push(`${indent}${taken}`)
    rest = rest.slice(taken.length).trimStart()
  }
  return lines
}

/** Scripts and forms that take two columns of a terminal each. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

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

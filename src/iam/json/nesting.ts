/**
 * Whether YAML or JSON nests deeper than so many levels, at the most: brackets in strings count too, and columns in front of a line,
 * without which no block nests. Asked before a parser that recurses is: close to the end of the stack V8 may end the process, where it
 * would have to compile a regular expression, instead of throwing what can be caught.
 */
export function nestsDeeper(text: string, levels: number): boolean {
  let depth = 0
  let isIndent = true
  let column = 0
  for (const letter of text) {
    if (letter === '\n') {
      isIndent = true
      column = 0
      continue
    }
    if (isIndent && (letter === ' ' || letter === '-' || letter === '?')) {
      column++
      if (column > levels * 2) return true
      continue
    }
    isIndent = false
    if (letter === '[' || letter === '{') depth++
    else if (letter === ']' || letter === '}') depth = Math.max(0, depth - 1)
    if (depth > levels) return true
  }
  return false
}

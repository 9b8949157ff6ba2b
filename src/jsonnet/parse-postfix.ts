import type { Node } from './ast.ts'
import type { TokenCursor } from './token-cursor.ts'
import { describeToken } from './tokens.ts'

/** `[index]` or a slice after a target. */
export function parseBracket(cursor: TokenCursor, target: Node): Node {
  const begin = target.begin
  cursor.take()
  const parts: (Node | null)[] = [null, null, null]
  let colons = 0
  let expectsPart = true
  let end = cursor.peek()
  while (colons < 3) {
    const token = cursor.peek()
    if (token.kind === '"]"') {
      end = cursor.take()
      break
    }
    if (token.kind === 'OPERATOR' && (token.text === ':' || token.text === '::')) {
      end = cursor.take()
      colons += token.text.length
      expectsPart = true
    } else if (expectsPart) {
      parts[colons] = cursor.expression()
      expectsPart = false
    } else {
      cursor.fail(`Expected token "]" but got ${describeToken(token)}`, token)
    }
  }
  if (colons > 2) cursor.fail('Invalid slice: too many colons', end)
  const [from = null, to = null, step = null] = parts
  if (colons > 0) return { kind: 'slice', target, from, to, step, begin, end: end.end }
  if (from === null) return cursor.fail('ast.Index requires an expression', end)
  return { kind: 'index', target, index: from, begin, end: end.end }
}

/** `(arguments)` and `tailstrict` after a target. */
export function parseArguments(cursor: TokenCursor, target: Node): Node {
  cursor.take()
  const positional: Node[] = []
  const named: { name: string; value: Node }[] = []
  let gotComma = true
  for (;;) {
    const token = cursor.peek()
    if (token.kind === '")"') {
      cursor.take()
      const tailstrict = cursor.takeIf('tailstrict')
      return { kind: 'apply', target, positional, named, tailstrict, begin: target.begin, end: token.end }
    }
    if (!gotComma) cursor.fail(`Expected a comma before next function argument, got ${describeToken(token)}`, token)
    const next = cursor.peek(1)
    if (token.kind === 'IDENTIFIER' && next.kind === 'OPERATOR' && next.text === '=') {
      cursor.take()
      cursor.take()
      named.push({ name: token.text, value: cursor.expression() })
      gotComma = cursor.takeIf('","')
    } else {
      const value = cursor.expression()
      gotComma = cursor.takeIf('","')
      if (named.length > 0) cursor.fail('Positional argument after a named argument is not allowed', token)
      positional.push(value)
    }
  }
}

import type { ForSpec, FunctionNode, Node, Parameter } from './ast.ts'
import { wellFormed } from './code-points.ts'
import { staticError } from './errors.ts'
import type { TokenCursor } from './token-cursor.ts'
import { describeToken, type Token, type TokenKind } from './tokens.ts'
import { unescapeString } from './unescape.ts'

/** The text that a string token stands for. */
export function stringOf(cursor: TokenCursor, token: Token): string {
  if (token.kind !== 'STRING_SINGLE' && token.kind !== 'STRING_DOUBLE') return wellFormed(token.text)
  return unescapeString(token.text, (reason) => {
    // go-jsonnet gives the position twice here.
    throw staticError(`${cursor.locate(token)} ${reason}`, cursor.source, token)
  })
}

/** `for x in e if c for ...` up to the closing bracket. */
export function parseForSpecs(cursor: TokenCursor, close: TokenKind): { specs: ForSpec[]; end: number } {
  const specs: ForSpec[] = []
  let next = cursor.take()
  while (next.kind === 'for') {
    const name = cursor.expect('IDENTIFIER').text
    cursor.expect('in')
    const source = cursor.expression()
    const conditions: Node[] = []
    for (next = cursor.take(); next.kind === 'if'; next = cursor.take()) conditions.push(cursor.expression())
    specs.push({ name, source, conditions })
  }
  if (next.kind !== close) {
    cursor.fail(`Expected for, if or ${close} after for clause, got: ${describeToken(next)}`, next)
  }
  return { specs, end: next.end }
}

/** Parameters after the opening parenthesis, up to and with the closing one. */
export function parseParameters(cursor: TokenCursor, what: string): Parameter[] {
  const parameters: Parameter[] = []
  let gotComma = true
  for (;;) {
    const token = cursor.peek()
    if (token.kind === '")"') {
      cursor.take()
      return parameters
    }
    if (!gotComma) cursor.fail(`Expected a comma before next ${what}, got ${describeToken(token)}`, token)
    const name = cursor.expect('IDENTIFIER', ' while parsing parameter').text
    parameters.push({ name, defaultValue: cursor.takeOperatorIf('=') ? cursor.expression() : null })
    gotComma = cursor.takeIf('","')
  }
}

/** The function that `name(parameters) = body` stands for. */
export function functionOf(parameters: Parameter[], body: Node, begin: number): FunctionNode {
  return { kind: 'function', parameters, body, begin, end: body.end }
}

import { type Bind, binaryOperator, type ImportNode, type Node, unaryOperator } from './ast.ts'
import { staticError } from './errors.ts'
import { lex } from './lexer.ts'
import { parseObject } from './parse-object.ts'
import { functionOf, parseForSpecs, parseParameters, stringOf } from './parse-parts.ts'
import { parseArguments, parseBracket } from './parse-postfix.ts'
import type { Source } from './source.ts'
import { TokenCursor } from './token-cursor.ts'
import { describeToken, type TokenKind } from './tokens.ts'

const ANY_PRECEDENCE = 16
const UNARY_PRECEDENCE = 4

/** Reads a text as one Jsonnet expression. Throws a static JsonnetError. */
export function parse(source: Source): Node {
  const cursor = new TokenCursor(source, lex(source), parseExpression)
  const node = parseExpression(cursor)
  const end = cursor.peek()
  if (end.kind !== 'end of file') cursor.fail(`Did not expect: ${describeToken(end)}`, end)
  if (cursor.strayDollar !== undefined) throw staticError('No top-level object found.', source, cursor.strayDollar)
  return node
}

/** Any expression, down to the loosest binding one. */
function parseExpression(cursor: TokenCursor): Node {
  return parseAt(cursor, ANY_PRECEDENCE)
}

function parseAt(cursor: TokenCursor, precedence: number): Node {
  cursor.enter()
  const node = parseUpTo(cursor, precedence)
  cursor.leave()
  return node
}

function parseUpTo(cursor: TokenCursor, precedence: number): Node {
  const begin = cursor.peek()
  switch (begin.kind) {
    case 'assert':
      return parseAssert(cursor)
    case 'error': {
      cursor.take()
      const message = parseExpression(cursor)
      return { kind: 'error', message, begin: begin.begin, end: message.end }
    }
    case 'if':
      return parseConditional(cursor)
    case 'function':
      return parseFunction(cursor)
    case 'import':
    case 'importstr':
    case 'importbin':
      return parseImport(cursor, begin.kind)
    case 'local':
      return parseLocals(cursor)
    case 'OPERATOR': {
      const operator = unaryOperator(begin.text)
      if (operator === undefined) cursor.fail(`Not a unary operator: ${begin.text}`, begin)
      if (precedence < UNARY_PRECEDENCE || operator === undefined) return parseTerminal(cursor)
      cursor.take()
      const operand = parseAt(cursor, UNARY_PRECEDENCE)
      return parseBinaryRest(
        cursor,
        { kind: 'unary', operator, operand, begin: begin.begin, end: operand.end },
        precedence,
      )
    }
    default:
      return parseBinaryRest(cursor, parsePostfix(cursor), precedence)
  }
}

/** Parses the operators behind a left operand that bind at most as loosely as `limit`. */
function parseBinaryRest(cursor: TokenCursor, first: Node, limit: number): Node {
  let left = first
  for (;;) {
    const token = cursor.peek()
    if (token.kind !== 'OPERATOR' && token.kind !== 'in') return left
    // The colons of an assertion and of `[e::]` end an expression.
    if (token.text === ':' || token.text === '::') return left
    const found = binaryOperator(token.text)
    if (found === undefined) return cursor.fail(`Not a binary operator: ${token.text}`, token)
    if (found.precedence > limit) return left
    cursor.take()
    if (token.kind === 'in' && cursor.peek().kind === 'super') {
      const end = cursor.takeSuper()
      left = { kind: 'inSuper', index: left, begin: first.begin, end: end.end }
    } else {
      const right = parseAt(cursor, found.precedence - 1)
      left = { kind: 'binary', operator: found.operator, left, right, begin: first.begin, end: right.end }
    }
  }
}

/** A terminal with its calls, indexes, slices and braces. */
function parsePostfix(cursor: TokenCursor): Node {
  let node = parseTerminal(cursor)
  const begin = node.begin
  let count = 0
  for (;;) {
    const token = cursor.peek()
    switch (token.kind) {
      case '"."': {
        cursor.take()
        const name = cursor.expect('IDENTIFIER')
        node = { kind: 'field', target: node, name: name.text, begin, end: name.end }
        break
      }
      case '"["':
        node = parseBracket(cursor, node)
        break
      case '"("':
        node = parseArguments(cursor, node)
        break
      case '"{"': {
        const right = parseObject(cursor)
        node = { kind: 'applyBrace', left: node, right, begin, end: right.end }
        break
      }
      default:
        cursor.leave(count)
        return node
    }
    // Chains nest to the left: they count as depth, or a later pass would run out of stack.
    cursor.enter()
    count++
  }
}

const STRAY: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'assert',
  '"}"',
  '"]"',
  '","',
  '"."',
  'else',
  'error',
  'for',
  'function',
  'if',
  'in',
  'import',
  'importstr',
  'importbin',
  'local',
  'OPERATOR',
  '")"',
  '";"',
  'tailstrict',
  'then',
])

function parseTerminal(cursor: TokenCursor): Node {
  const token = cursor.peek()
  const { begin, end } = token
  if (STRAY.has(token.kind)) cursor.fail(`Unexpected: ${describeToken(token)} while parsing terminal`, token)
  switch (token.kind) {
    case 'end of file':
      return cursor.fail('Unexpected end of file', token)
    case '"{"':
      return parseObject(cursor)
    case '"["':
      return parseArray(cursor)
    case '"("': {
      cursor.take()
      const inner = parseExpression(cursor)
      const close = cursor.expect('")"')
      return { kind: 'parens', inner, begin, end: close.end }
    }
    case '"$"':
      cursor.take()
      cursor.useDollar(token)
      return { kind: 'dollar', begin, end }
    case 'self':
      cursor.take()
      cursor.useSelf()
      return { kind: 'self', begin, end }
    case 'super':
      return parseSuper(cursor)
    default:
      cursor.take()
  }
  switch (token.kind) {
    case 'NUMBER':
      return { kind: 'number', value: Number(token.text), begin, end }
    case 'true':
    case 'false':
      return { kind: 'literal', value: token.kind === 'true', begin, end }
    case 'null':
      return { kind: 'literal', value: null, begin, end }
    case 'IDENTIFIER':
      return { kind: 'variable', name: token.text, begin, end }
    default:
      return { kind: 'string', value: stringOf(cursor, token), block: token.kind === 'STRING_BLOCK', begin, end }
  }
}

function parseSuper(cursor: TokenCursor): Node {
  const token = cursor.takeSuper()
  const span = { begin: token.begin, end: token.end }
  const next = cursor.take()
  if (next.kind === '"."') {
    return { kind: 'superIndex', index: cursor.expect('IDENTIFIER').text, ...span }
  }
  if (next.kind === '"["') {
    const index = parseExpression(cursor)
    cursor.expect('"]"')
    return { kind: 'superIndex', index, ...span }
  }
  return cursor.fail('Expected . or [ after super', token)
}

function parseArray(cursor: TokenCursor): Node {
  const open = cursor.take()
  const elements: Node[] = []
  let gotComma = true
  for (;;) {
    const token = cursor.peek()
    if (token.kind === '"]"') {
      cursor.take()
      return { kind: 'array', elements, begin: open.begin, end: token.end }
    }
    const [body] = elements
    if (token.kind === 'for' && elements.length === 1 && body !== undefined) {
      const { specs, end } = parseForSpecs(cursor, '"]"')
      return { kind: 'arrayComp', body, specs, begin: open.begin, end }
    }
    if (!gotComma) cursor.fail('Expected a comma before next array element', token)
    elements.push(parseExpression(cursor))
    gotComma = cursor.takeIf('","')
  }
}

function parseAssert(cursor: TokenCursor): Node {
  const begin = cursor.take()
  const condition = parseExpression(cursor)
  const message = cursor.takeOperatorIf(':') ? parseExpression(cursor) : null
  cursor.expect('";"')
  const rest = parseExpression(cursor)
  return { kind: 'assert', condition, message, rest, begin: begin.begin, end: rest.end }
}

function parseConditional(cursor: TokenCursor): Node {
  const begin = cursor.take()
  const condition = parseExpression(cursor)
  cursor.expect('then')
  const whenTrue = parseExpression(cursor)
  const whenFalse = cursor.takeIf('else') ? parseExpression(cursor) : null
  return { kind: 'conditional', condition, whenTrue, whenFalse, begin: begin.begin, end: (whenFalse ?? whenTrue).end }
}

function parseFunction(cursor: TokenCursor): Node {
  const begin = cursor.take()
  const open = cursor.take()
  if (open.kind !== '"("') cursor.fail(`Expected ( but got ${describeToken(open)}`, open)
  const parameters = parseParameters(cursor, 'function parameter')
  const body = parseExpression(cursor)
  return { kind: 'function', parameters, body, begin: begin.begin, end: body.end }
}

function parseImport(cursor: TokenCursor, mode: ImportNode['mode']): Node {
  const begin = cursor.take()
  const path = parseExpression(cursor)
  if (path.kind !== 'string') throw staticError('Computed imports are not allowed', cursor.source, path)
  if (path.block) throw staticError('Block string literals not allowed in imports', cursor.source, path)
  return { kind: 'import', mode, path: path.value, begin: begin.begin, end: path.end }
}

/** `local a = 1, b = 2;` over and over, then the body. A loop: files may have very many of them. */
function parseLocals(cursor: TokenCursor): Node {
  const levels: { begin: number; binds: Bind[] }[] = []
  while (cursor.peek().kind === 'local') {
    const begin = cursor.take().begin
    const binds: Bind[] = []
    const names = new Set<string>()
    do binds.push(parseBind(cursor, names))
    while (cursor.take().kind !== '";"')
    levels.push({ begin, binds })
  }
  let node = parseExpression(cursor)
  for (const { begin, binds } of levels.reverse()) {
    node = { kind: 'local', binds, body: node, begin, end: node.end }
  }
  return node
}

function parseBind(cursor: TokenCursor, names: Set<string>): Bind {
  const name = cursor.expect('IDENTIFIER')
  if (names.has(name.text)) cursor.fail(`Duplicate local var: ${name.text}`, name)
  names.add(name.text)
  const parameters = cursor.takeIf('"("') ? parseParameters(cursor, 'function parameter') : null
  cursor.expectOperator('=')
  const body = parseExpression(cursor)
  const end = cursor.peek()
  if (end.kind !== '";"' && end.kind !== '","') cursor.fail(`Expected , or ; but got ${describeToken(end)}`, end)
  return { name: name.text, body: parameters === null ? body : functionOf(parameters, body, name.begin) }
}

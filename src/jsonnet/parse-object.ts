import type { Bind, Node, ObjectAssert, ObjectField, Visibility } from './ast.ts'
import { functionOf, parseForSpecs, parseParameters, stringOf } from './parse-parts.ts'
import type { TokenCursor } from './token-cursor.ts'
import { describeToken, type Token } from './tokens.ts'

interface Assignment {
  readonly plus: boolean
  readonly visibility: Visibility
}

const ASSIGNMENTS: ReadonlyMap<string, Assignment> = new Map([
  [':', { plus: false, visibility: 'inherit' }],
  ['::', { plus: false, visibility: 'hidden' }],
  [':::', { plus: false, visibility: 'visible' }],
  ['+:', { plus: true, visibility: 'inherit' }],
  ['+::', { plus: true, visibility: 'hidden' }],
  ['+:::', { plus: true, visibility: 'visible' }],
])

/** An object or an object comprehension, from brace to brace. */
export function parseObject(cursor: TokenCursor): Node {
  const open = cursor.take()
  const object = { bindsSelf: false }
  const fields: ObjectField[] = []
  const locals: Bind[] = []
  const asserts: ObjectAssert[] = []
  const names = new Set<string>()
  const localNames = new Set<string>()
  let gotComma = true
  for (;;) {
    const token = cursor.peek()
    if (token.kind === '"}"') {
      cursor.take()
      const { bindsSelf } = object
      return { kind: 'object', fields, locals, asserts, bindsSelf, begin: open.begin, end: token.end }
    }
    if (token.kind === 'for') {
      checkComprehension(cursor, fields, asserts, token)
      const { specs, end } = parseForSpecs(cursor, '"}"')
      const { bindsSelf } = object
      return { kind: 'objectComp', fields, locals, asserts, bindsSelf, specs, begin: open.begin, end }
    }
    cursor.take()
    if (!gotComma) cursor.fail('Expected a comma before next field', token)
    switch (token.kind) {
      case '"["':
      case 'IDENTIFIER':
      case 'STRING_DOUBLE':
      case 'STRING_SINGLE':
      case 'STRING_BLOCK':
      case 'VERBATIM_STRING_DOUBLE':
      case 'VERBATIM_STRING_SINGLE':
        fields.push(parseField(cursor, token, object, names))
        break
      case 'local':
        locals.push(parseObjectLocal(cursor, object, localNames))
        break
      case 'assert':
        asserts.push(cursor.inside(object, () => parseObjectAssert(cursor, token)))
        break
      default:
        cursor.fail(`Unexpected: ${describeToken(token)} while parsing field definition`, token)
    }
    gotComma = cursor.takeIf('","')
  }
}

function checkComprehension(
  cursor: TokenCursor,
  fields: readonly ObjectField[],
  asserts: readonly ObjectAssert[],
  at: Token,
): void {
  const [field, ...others] = fields
  if (asserts.length > 0) cursor.fail('Object comprehension cannot have asserts', at)
  if (field === undefined || others.length > 0) cursor.fail('Object comprehension can only have one field', at)
  if (field?.visibility !== 'inherit') cursor.fail('Object comprehensions cannot have hidden fields', at)
  if (typeof field?.name === 'string') cursor.fail('Object comprehensions can only have [e] fields', at)
}

function parseField(
  cursor: TokenCursor,
  token: Token,
  object: { bindsSelf: boolean },
  names: Set<string>,
): ObjectField {
  let name: Node | string
  if (token.kind === '"["') {
    name = cursor.expression()
    cursor.expect('"]"')
  } else {
    name = token.kind === 'IDENTIFIER' ? token.text : stringOf(cursor, token)
  }
  // Defaults of a method's parameters are inside the object, as its body is.
  return cursor.inside(object, () => {
    const parameters = cursor.takeIf('"("') ? parseParameters(cursor, 'method parameter') : null
    const { plus, visibility } = parseAssignment(cursor)
    if (plus && parameters !== null) cursor.fail(`Cannot use +: syntax sugar in a method: ${token.text}`, token)
    if (typeof name === 'string') {
      if (names.has(token.text)) cursor.fail(`Duplicate field: ${token.text}`, token)
      names.add(token.text)
    }
    const body = cursor.expression()
    const value = parameters === null ? body : functionOf(parameters, body, token.begin)
    return { name, visibility, plus, body: value, begin: token.begin, end: body.end }
  })
}

function parseAssignment(cursor: TokenCursor): Assignment {
  const token = cursor.expect('OPERATOR')
  return (
    ASSIGNMENTS.get(token.text) ?? cursor.fail(`Expected one of :, ::, :::, +:, +::, +:::, got: ${token.text}`, token)
  )
}

function parseObjectLocal(cursor: TokenCursor, object: { bindsSelf: boolean }, names: Set<string>): Bind {
  const name = cursor.expect('IDENTIFIER')
  if (names.has(name.text)) cursor.fail(`Duplicate local var: ${name.text}`, name)
  names.add(name.text)
  return cursor.inside(object, () => {
    const parameters = cursor.takeIf('"("') ? parseParameters(cursor, 'function parameter') : null
    cursor.expectOperator('=')
    const body = cursor.expression()
    return { name: name.text, body: parameters === null ? body : functionOf(parameters, body, name.begin) }
  })
}

function parseObjectAssert(cursor: TokenCursor, token: Token): ObjectAssert {
  const condition = cursor.expression()
  const message = cursor.takeOperatorIf(':') ? cursor.expression() : null
  return { condition, message, begin: token.begin, end: (message ?? condition).end }
}

import type { Command, Operand, Pipe, Variable } from './node.ts'
import { parseNumber } from './number-literal.ts'
import { ParseFailure } from './parse-failure.ts'
import { printNode } from './print-node.ts'
import { quote, unquote } from './quote.ts'
import type { Scope } from './scope.ts'
import { Token, type TokenType } from './token.ts'
import type { TokenReader } from './token-reader.ts'

/** Go's limit of parentheses within parentheses. */
const MAX_DEPTH = 10_000

const NO_VARIABLES: readonly Variable[] = []
const NO_FIELDS: readonly string[] = []

/** A pipeline under construction, and the command in it that waits for the pipeline in parentheses being parsed. */
interface OpenPipe {
  readonly pipe: Pipe
  readonly context: string
  readonly end: TokenType
  command: Command | undefined
}

/** Parses pipelines. Parentheses are kept on a stack of our own: JavaScript's would end long before Go's limit. */
export class PipeParser {
  readonly #reader: TokenReader
  readonly #isFunction: (name: string) => boolean
  readonly #unexpected: (token: number, context: string) => never
  #scope: Scope | undefined

  constructor(
    reader: TokenReader,
    isFunction: (name: string) => boolean,
    unexpected: (token: number, context: string) => never,
  ) {
    this.#reader = reader
    this.#isFunction = isFunction
    this.#unexpected = unexpected
  }

  /** Parses a pipeline up to and including its right delimiter. */
  parse(context: string, scope: Scope): Pipe {
    this.#scope = scope
    const stack: OpenPipe[] = []
    let open = this.#openPipe(context, Token.rightDelim)
    for (;;) {
      const closed = this.#advance(open)
      if (!closed) {
        if (stack.length >= MAX_DEPTH) this.#fail('max expression depth exceeded')
        stack.push(open)
        open = this.#openPipe('parenthesized pipeline', Token.rightParen)
        continue
      }
      const parent = stack.pop()
      if (parent === undefined) return open.pipe
      this.#addOperand(parent, open.pipe)
      open = parent
    }
  }

  #openPipe(context: string, end: TokenType): OpenPipe {
    const position = this.#reader.startOf(this.#reader.peekNonSpace())
    const pipe: Pipe = { kind: 'pipe', position, declared: NO_VARIABLES, isAssignment: false, commands: [] }
    this.#parseDeclarations(pipe, context)
    return { pipe, context, end, command: undefined }
  }

  #parseDeclarations(pipe: Pipe, context: string): void {
    const reader = this.#reader
    for (;;) {
      const variable = reader.peekNonSpace()
      if (reader.typeOf(variable) !== Token.variable) return
      reader.take()
      const afterVariable = reader.index
      const next = reader.peekNonSpace()
      const type = reader.typeOf(next)
      const isComma = type === Token.char && reader.textOf(next) === ','
      if (type !== Token.assign && type !== Token.declare && !isComma) {
        // An argument, not a declaration. With no space behind it the next token is adjacent, and spaces are none.
        reader.rewind(variable)
        return
      }
      reader.rewind(afterVariable)
      reader.takeNonSpace()
      const name = reader.textOf(variable)
      pipe.declared = [...pipe.declared, this.#variable(reader.startOf(variable), name, NO_FIELDS)]
      this.#addToScope(name)
      if (!isComma) {
        pipe.isAssignment = type === Token.assign
        return
      }
      if (context !== 'range' || pipe.declared.length >= 2) this.#fail(`too many declarations in ${context}`)
      const following = reader.typeOf(reader.peekNonSpace())
      if (following !== Token.variable && following !== Token.rightDelim && following !== Token.rightParen) {
        this.#fail('range can only initialize variables')
      }
    }
  }

  /** Goes on until the pipeline ends (true), or a parenthesis opens another one (false). */
  #advance(open: OpenPipe): boolean {
    const reader = this.#reader
    for (;;) {
      if (open.command === undefined) {
        const token = reader.takeNonSpace()
        const type = reader.typeOf(token)
        if (type === open.end) {
          this.#checkPipe(open)
          return true
        }
        if (!startsOperand(type)) this.#unexpected(token, open.context)
        reader.rewind(token)
        open.command = { kind: 'command', position: reader.startOf(token), operands: [] }
        open.pipe.commands.push(open.command)
      }
      const token = reader.takeNonSpace()
      if (reader.typeOf(token) === Token.leftParen) return false
      const operand = this.#parseTerm(token)
      if (operand === undefined) {
        reader.rewind(token)
        this.#finishOperand(open)
      } else this.#addOperand(open, operand)
    }
  }

  #addOperand(open: OpenPipe, operand: Operand): void {
    open.command?.operands.push(this.#parseFields(operand))
    this.#finishOperand(open)
  }

  /** An operand is followed by a space and another one, or by the end of the command. */
  #finishOperand(open: OpenPipe): void {
    const reader = this.#reader
    const token = reader.take()
    const type = reader.typeOf(token)
    if (type === Token.space) return
    if (type === Token.rightDelim || type === Token.rightParen) reader.rewind(token)
    else if (type !== Token.pipe) this.#unexpected(token, 'operand')
    if (open.command?.operands.length === 0) this.#fail('empty command')
    open.command = undefined
  }

  #parseTerm(token: number): Operand | undefined {
    const reader = this.#reader
    const position = reader.startOf(token)
    const type = reader.typeOf(token)
    switch (type) {
      case Token.identifier: {
        const name = reader.textOf(token)
        if (!this.#isFunction(name)) {
          throw new ParseFailure(reader.furthestStart, `function ${quote(name)} not defined`, position, name)
        }
        return { kind: 'identifier', position, name }
      }
      case Token.dot:
        return { kind: 'dot', position }
      case Token.nil:
        return { kind: 'nil', position }
      case Token.variable: {
        const name = reader.textOf(token)
        if (this.#scope?.has(name) !== true) this.#fail(`undefined variable ${quote(name)}`, position)
        return this.#variable(position, name, NO_FIELDS)
      }
      case Token.field:
        return { kind: 'field', position, fields: [reader.textOf(token).slice(1)] }
      case Token.bool:
        return { kind: 'bool', position, value: reader.textOf(token) === 'true' }
      case Token.number:
      case Token.complex:
      case Token.charConstant: {
        const text = reader.textOf(token)
        const constant = parseNumber(text, type)
        if (typeof constant === 'string') this.#fail(constant, position)
        return { kind: 'number', position, text, constant }
      }
      case Token.string:
      case Token.rawString: {
        const quoted = reader.textOf(token)
        const value = unquote(quoted)
        if (value === undefined) this.#fail('invalid syntax', position)
        return { kind: 'string', position, quoted, value }
      }
    }
    return undefined
  }

  #parseFields(operand: Operand): Operand {
    const reader = this.#reader
    if (reader.peekType() !== Token.field) return operand
    const position = reader.startOf(reader.index)
    const fields: string[] = []
    while (reader.peekType() === Token.field) fields.push(reader.textOf(reader.take()).slice(1))
    switch (operand.kind) {
      case 'field':
        return { kind: 'field', position, fields: [...operand.fields, ...fields] }
      case 'variable':
        return this.#variable(position, operand.name, fields)
      case 'identifier':
      case 'pipe':
        return { kind: 'chain', position, node: operand, fields }
      default:
        return this.#fail(`unexpected . after term ${quote(printNode(operand))}`, position)
    }
  }

  #checkPipe(open: OpenPipe): void {
    if (open.pipe.commands.length === 0) this.#fail(`missing value for ${open.context}`)
    for (let stage = 1; stage < open.pipe.commands.length; stage++) {
      const operand = open.pipe.commands[stage]?.operands[0]
      if (!isConstant(operand)) continue
      this.#fail(`non executable command in pipeline stage ${stage + 1}`, operand?.position)
    }
  }

  #variable(position: number, name: string, fields: readonly string[]): Variable {
    return { kind: 'variable', position, name, id: this.#scope?.idOf(name) ?? 0, fields }
  }

  #addToScope(name: string): void {
    this.#scope?.add(name)
  }

  #fail(message: string, tokenOffset?: number): never {
    throw new ParseFailure(this.#reader.furthestStart, message, tokenOffset)
  }
}

function isConstant(operand: Operand | undefined): boolean {
  switch (operand?.kind) {
    case 'bool':
    case 'dot':
    case 'nil':
    case 'number':
    case 'string':
      return true
    default:
      return false
  }
}

function startsOperand(type: number): boolean {
  switch (type) {
    case Token.bool:
    case Token.charConstant:
    case Token.complex:
    case Token.dot:
    case Token.field:
    case Token.identifier:
    case Token.number:
    case Token.nil:
    case Token.rawString:
    case Token.string:
    case Token.variable:
    case Token.leftParen:
      return true
    default:
      return false
  }
}

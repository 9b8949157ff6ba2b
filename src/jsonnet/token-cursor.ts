import type { Node } from './ast.ts'
import { staticError } from './errors.ts'
import { formatSpan, type Source, type Span } from './source.ts'
import { describeToken, type Token, type TokenKind } from './tokens.ts'

/**
 * How deeply expressions may nest. Each level costs a few calls in the parser and in every pass after it, and a browser's
 * stack is about a megabyte.
 */
const MAX_NESTING = 1000

/** An object being read, for `self` and `$` inside it. */
interface OpenObject {
  bindsSelf: boolean
}

/** A place in the list of tokens, with what the parser remembers on the way. */
export class TokenCursor {
  readonly source: Source
  /** The first `$` outside of any object. It is only reported when everything else could be read. */
  strayDollar: Span | undefined = undefined
  #expression: (cursor: TokenCursor) => Node
  #tokens: readonly Token[]
  #at = 0
  #depth = 0
  #objects: OpenObject[] = []

  /** `expression` reads one expression; handed in so that the parts of the grammar need not import each other in a circle. */
  constructor(source: Source, tokens: readonly Token[], expression: (cursor: TokenCursor) => Node) {
    this.source = source
    this.#tokens = tokens
    this.#expression = expression
  }

  expression(): Node {
    return this.#expression(this)
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]
    // The lexer always ends with `end of file`.
    if (token === undefined) throw new TypeError('no tokens')
    return token
  }

  take(): Token {
    const token = this.peek()
    this.#at++
    return token
  }

  takeIf(kind: TokenKind): boolean {
    if (this.peek().kind !== kind) return false
    this.#at++
    return true
  }

  takeOperatorIf(text: string): boolean {
    const token = this.peek()
    if (token.kind !== 'OPERATOR' || token.text !== text) return false
    this.#at++
    return true
  }

  expect(kind: TokenKind, while_ = ''): Token {
    const token = this.take()
    if (token.kind !== kind) this.fail(`Expected token ${kind} but got ${describeToken(token)}${while_}`, token)
    return token
  }

  expectOperator(text: string): Token {
    const token = this.take()
    if (token.kind !== 'OPERATOR' || token.text !== text) {
      this.fail(`Expected operator ${text} but got ${describeToken(token)}`, token)
    }
    return token
  }

  fail(reason: string, at: Span): never {
    throw staticError(reason, this.source, at)
  }

  locate(at: Span): string {
    return formatSpan(this.source, at)
  }

  enter(): void {
    if (++this.#depth > MAX_NESTING) {
      this.fail(`Nested too deeply: more than ${MAX_NESTING} levels`, this.peek())
    }
  }

  leave(levels = 1): void {
    this.#depth -= levels
  }

  /** Runs a reader of what belongs to an object: `self` in it means that object. */
  inside<T>(object: OpenObject, read: () => T): T {
    this.#objects.push(object)
    const result = read()
    this.#objects.pop()
    return result
  }

  useSelf(): void {
    const innermost = this.#objects.at(-1)
    if (innermost !== undefined) innermost.bindsSelf = true
  }

  useDollar(token: Span): void {
    const [outermost] = this.#objects
    if (outermost !== undefined) outermost.bindsSelf = true
    else this.strayDollar ??= { begin: token.begin, end: token.end }
  }

  takeSuper(): Token {
    this.useSelf()
    return this.take()
  }
}

import type { Source } from '../source.ts'
import { isEmptyTree } from './empty-tree.ts'
import { lex } from './lex.ts'
import type { Branch, Pipe, Statement } from './node.ts'
import type { Open, OpenTemplate, TemplateState } from './open.ts'
import { ParseFailure } from './parse-failure.ts'
import { PipeParser } from './parse-pipe.ts'
import { quote, unquote } from './quote.ts'
import { Scope } from './scope.ts'
import { Token } from './token.ts'
import { TokenReader } from './token-reader.ts'

/** The templates of one source, by name. */
export interface ParsedSource {
  readonly templates: ReadonlyMap<string, readonly Statement[]>
  /** Number of distinct names of variables. */
  readonly variableCount: number
}

/**
 * Parses a source. Throws a {@link ParseFailure}. Control structures are kept on a stack of our own, so nesting is bounded
 * by memory only, as in Go.
 */
export function parse(source: Source, isFunction: (name: string) => boolean): ParsedSource {
  return new Parser(source, isFunction).run()
}

class Parser {
  readonly #reader: TokenReader
  readonly #pipes: PipeParser
  readonly #source: Source
  readonly #templates = new Map<string, readonly Statement[]>()
  readonly #stack: Open[] = []
  readonly #names = new Map<string, number>([['$', 0]])
  #state: TemplateState
  #list: Statement[] = []

  constructor(source: Source, isFunction: (name: string) => boolean) {
    const tokens = lex(source.text, {
      breakIsKeyword: !isFunction('break'),
      continueIsKeyword: !isFunction('continue'),
    })
    this.#source = source
    this.#reader = new TokenReader(source, tokens)
    this.#pipes = new PipeParser(this.#reader, isFunction, (token, context) => this.#unexpected(token, context))
    this.#state = this.#newState()
  }

  run(): ParsedSource {
    const outer = this.#state
    this.#open({ kind: 'source', name: this.#source.name, list: [], openedAt: 0, outer })
    for (;;) {
      const token = this.#reader.takeNonSpace()
      const type = this.#reader.typeOf(token)
      if (type === Token.eof) break
      if (type === Token.text) {
        this.#list.push({ kind: 'text', position: this.#reader.startOf(token), text: this.#reader.textOf(token) })
      } else if (type === Token.leftDelim) this.#parseAction(token)
      else this.#unexpected(token, 'input')
    }
    const last = this.#stack.pop()
    if (last === undefined || last.kind !== 'source') this.#fail('unexpected EOF')
    else this.#addTemplate(last)
    return { templates: this.#templates, variableCount: this.#names.size }
  }

  #parseAction(delimiter: number): void {
    const reader = this.#reader
    const afterDelimiter = reader.index
    const token = reader.takeNonSpace()
    // Only a source may hold definitions; it does not count as the action errors refer to.
    if (reader.typeOf(token) === Token.define && this.#stack.length === 1) {
      this.#parseDefine()
      return
    }
    this.#state.actionStart = reader.startOf(delimiter)
    switch (reader.typeOf(token)) {
      case Token.if:
        this.#parseBranch('if', false)
        return
      case Token.with:
        this.#parseBranch('with', false)
        return
      case Token.range:
        this.#parseBranch('range', false)
        return
      case Token.block:
        this.#parseBlock()
        return
      case Token.template:
        this.#parseTemplateCall()
        break
      case Token.break:
        this.#parseJump('break', token)
        break
      case Token.continue:
        this.#parseJump('continue', token)
        break
      case Token.else:
        if (this.#parseElse()) return
        break
      case Token.end:
        this.#expect(Token.rightDelim, 'end')
        this.#closeOne()
        break
      default: {
        reader.rewind(afterDelimiter)
        const position = reader.startOf(reader.peekNonSpace())
        const pipe = this.#parsePipe('command')
        this.#list.push({ kind: 'action', position, pipe })
      }
    }
    this.#state.actionStart = -1
  }

  #parseDefine(): void {
    const outer = this.#state
    this.#state = this.#newState()
    const context = 'define clause'
    const token = this.#reader.takeNonSpace()
    const type = this.#reader.typeOf(token)
    if (type !== Token.string && type !== Token.rawString) this.#unexpected(token, context)
    const name = this.#unquote(token)
    this.#expect(Token.rightDelim, context)
    this.#open({ kind: 'define', name, list: [], openedAt: 0, outer })
  }

  #parseBlock(): void {
    const context = 'block clause'
    const token = this.#reader.takeNonSpace()
    const name = this.#parseTemplateName(token, context)
    const pipe = this.#parsePipe(context)
    this.#list.push({ kind: 'template', position: this.#reader.startOf(token), name, pipe })
    const outer = this.#state
    this.#state = this.#newState()
    this.#open({ kind: 'block', name, list: [], openedAt: this.#reader.furthestStart, outer })
  }

  #parseTemplateCall(): void {
    const context = 'template clause'
    const token = this.#reader.takeNonSpace()
    const name = this.#parseTemplateName(token, context)
    const next = this.#reader.peekNonSpace()
    let pipe: Pipe | undefined
    if (this.#reader.typeOf(next) === Token.rightDelim) this.#reader.take()
    else pipe = this.#parsePipe(context)
    this.#list.push({ kind: 'template', position: this.#reader.startOf(token), name, pipe })
  }

  #parseTemplateName(token: number, context: string): string {
    const type = this.#reader.typeOf(token)
    if (type !== Token.string && type !== Token.rawString) this.#unexpected(token, context)
    return this.#unquote(token)
  }

  #parseJump(kind: 'break' | 'continue', token: number): void {
    const next = this.#reader.takeNonSpace()
    if (this.#reader.typeOf(next) !== Token.rightDelim) this.#unexpected(next, `{{${kind}}}`)
    if (this.#state.rangeDepth === 0) this.#fail(`{{${kind}}} outside {{range}}`)
    this.#list.push({ kind, position: this.#reader.startOf(token) })
  }

  #parseBranch(kind: Branch['kind'], isElseIf: boolean): void {
    const scopeMark = this.#state.scope.mark()
    const pipe = this.#parsePipe(kind)
    if (kind === 'range') this.#state.rangeDepth++
    const node: Branch = { kind, position: pipe.position, pipe, list: [], elseList: undefined }
    this.#list.push(node)
    this.#stack.push({ kind: 'branch', node, inElse: false, scopeMark, isElseIf })
    this.#list = node.list
  }

  /** True when a branch was opened: the action is not over then. */
  #parseElse(): boolean {
    const reader = this.#reader
    const next = reader.peekNonSpace()
    const type = reader.typeOf(next)
    const chained = type === Token.if ? 'if' : type === Token.with ? 'with' : undefined
    if (chained === undefined) this.#expect(Token.rightDelim, 'else')
    const open = this.#stack.at(-1)
    if (open?.kind !== 'branch') {
      if (open?.kind === 'block') this.#failAt(open.openedAt, 'unexpected {{else}} in block clause')
      this.#fail(open?.kind === 'define' ? 'unexpected {{else}} in define clause' : 'unexpected {{else}}')
    }
    if (open.inElse) this.#fail('expected end; found {{else}}')
    if (open.node.kind === 'range') this.#state.rangeDepth--
    open.inElse = true
    open.node.elseList = []
    this.#list = open.node.elseList
    this.#state.actionStart = -1
    if (chained === undefined) return false
    if (chained !== open.node.kind) this.#unexpected(reader.takeNonSpace(), 'input')
    reader.takeNonSpace()
    this.#parseBranch(chained, true)
    return true
  }

  #closeOne(): void {
    for (;;) {
      const open = this.#stack.at(-1)
      if (open === undefined || open.kind === 'source') this.#fail('unexpected {{end}}')
      this.#stack.pop()
      if (open.kind !== 'branch') {
        this.#addTemplate(open)
        this.#state = open.outer
      } else {
        if (open.node.kind === 'range' && !open.inElse) this.#state.rangeDepth--
        this.#state.scope.release(open.scopeMark)
      }
      this.#list = this.#currentList()
      if (open.kind !== 'branch' || !open.isElseIf) return
    }
  }

  #currentList(): Statement[] {
    const open = this.#stack.at(-1)
    if (open === undefined) return []
    if (open.kind !== 'branch') return open.list
    return open.inElse && open.node.elseList !== undefined ? open.node.elseList : open.node.list
  }

  #open(open: OpenTemplate): void {
    this.#stack.push(open)
    this.#list = open.list
  }

  #addTemplate(template: OpenTemplate): void {
    const known = this.#templates.get(template.name)
    if (known === undefined || isEmptyTree(known)) this.#templates.set(template.name, template.list)
    else if (!isEmptyTree(template.list)) {
      this.#fail(`template: multiple definition of template ${quote(template.name)}`)
    }
  }

  #parsePipe(context: string): Pipe {
    return this.#pipes.parse(context, this.#state.scope)
  }

  #newState(): TemplateState {
    return { scope: new Scope(this.#names), rangeDepth: 0, actionStart: -1 }
  }

  #unquote(token: number): string {
    const text = unquote(this.#reader.textOf(token))
    return text ?? this.#fail('invalid syntax')
  }

  #expect(type: number, context: string): void {
    const token = this.#reader.takeNonSpace()
    if (this.#reader.typeOf(token) !== type) this.#unexpected(token, context)
  }

  #unexpected(token: number, context: string): never {
    const description = this.#reader.describe(token)
    if (this.#reader.typeOf(token) !== Token.error) {
      const message = `unexpected ${description} in ${context}`
      throw new ParseFailure(this.#reader.furthestStart, message, this.#reader.startOf(token))
    }
    const started = this.#state.actionStart
    const startedLine = started < 0 ? 0 : this.#source.lineAt(started)
    if (started < 0 || startedLine === this.#source.lineAt(this.#reader.startOf(token))) this.#fail(description)
    // "unclosed action" already ends in the word.
    const action = description.endsWith(' action') ? '' : ' in action'
    this.#fail(`${description}${action} started at ${this.#source.name}:${startedLine}`)
  }

  #fail(message: string): never {
    this.#failAt(this.#reader.furthestStart, message)
  }

  #failAt(offset: number, message: string): never {
    throw new ParseFailure(offset, message)
  }
}

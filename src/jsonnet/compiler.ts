import type { Node } from './ast.ts'
import type { Machine } from './machine.ts'
import type { Scope } from './scope.ts'
import { NodeSite } from './site.ts'
import type { Source, Span } from './source.ts'
import type { Builtin, Code, LazyCode, Value } from './values.ts'

/**
 * Whether the value of a position is the value of the function around it. `call`: a call here may be left to the loop that
 * runs the function. `trim`: something is still to be done with the result, yet the frame of the function does not count
 * any more (as in go-jsonnet, where the right side of an operator is such a position).
 */
export type Tail = 'no' | 'call' | 'trim'

/** Everything about the surroundings of an expression that its code depends on. */
export interface CodePosition {
  readonly scope: Scope
  /** The name in traces; empty where go-jsonnet gives none. */
  readonly context: string
  readonly tail: Tail
  /** The `&&` or `||` whose right side this is in tail position: the result must be a boolean. */
  readonly boolean: NodeSite | null
}

/** The state that the parts of the compiler share. */
export interface Compiler {
  readonly machine: Machine
  readonly source: Source
  /** A function of std. */
  builtin(name: string): Builtin | undefined
  /** Code for a node. `name` is what the value is bound to, for contexts of functions and objects in it. */
  compile(node: Node, position: CodePosition, name?: string): Code
  /** Code for a node whose value may not be needed. */
  lazy(node: Node, position: CodePosition, name?: string): LazyCode
  /** Evaluates an import. */
  importer(mode: 'import' | 'importstr' | 'importbin', path: string, site: NodeSite): Value
}

/** The name of what is not bound to a variable. */
export const ANONYMOUS = 'anonymous'

/** A position for a node evaluated together with the node around it. */
export function direct(position: CodePosition): CodePosition {
  return position.tail === 'no' ? position : { ...position, tail: 'no', boolean: null }
}

/** A position whose value is worked out when needed. */
export function delayed(position: CodePosition): CodePosition {
  return inContext(position, position.context === '' ? '' : `thunk from <${position.context}>`)
}

/** A position in another context. */
export function inContext(position: CodePosition, context: string): CodePosition {
  return { scope: position.scope, context: position.context === '' ? '' : context, tail: 'no', boolean: null }
}

/** A position in another scope. */
export function inScope(position: CodePosition, scope: Scope): CodePosition {
  return { ...position, scope }
}

/** The site of a node. */
export function siteOf(compiler: Compiler, span: Span, context: string): NodeSite {
  return new NodeSite(compiler.source, span.begin, span.end, context)
}

import type { Span } from './source.ts'

/** The syntax tree, as written: desugaring happens while compiling. */
export type Node =
  | LiteralNode
  | NumberNode
  | StringNode
  | VariableNode
  | SelfNode
  | DollarNode
  | SuperIndexNode
  | InSuperNode
  | ArrayNode
  | ArrayCompNode
  | ObjectNode
  | ObjectCompNode
  | FieldNode
  | IndexNode
  | SliceNode
  | ApplyNode
  | ApplyBraceNode
  | BinaryNode
  | UnaryNode
  | ConditionalNode
  | LocalNode
  | FunctionNode
  | ErrorNode
  | AssertNode
  | ImportNode
  | ParensNode

interface LiteralNode extends Span {
  readonly kind: 'literal'
  readonly value: null | boolean
}
/** A number; what is too large for one is infinite. */
export interface NumberNode extends Span {
  readonly kind: 'number'
  readonly value: number
}
interface StringNode extends Span {
  readonly kind: 'string'
  readonly value: string
  readonly block: boolean
}
interface VariableNode extends Span {
  readonly kind: 'variable'
  readonly name: string
}
interface SelfNode extends Span {
  readonly kind: 'self'
}
interface DollarNode extends Span {
  readonly kind: 'dollar'
}
/** `super.f` and `super[e]`; the span is that of `super` alone. */
export interface SuperIndexNode extends Span {
  readonly kind: 'superIndex'
  readonly index: Node | string
}
/** `index in super` */
export interface InSuperNode extends Span {
  readonly kind: 'inSuper'
  readonly index: Node
}
interface ArrayNode extends Span {
  readonly kind: 'array'
  readonly elements: readonly Node[]
}
/** `[body for x in source ...]` */
export interface ArrayCompNode extends Span {
  readonly kind: 'arrayComp'
  readonly body: Node
  readonly specs: readonly ForSpec[]
}
/** `for name in source if condition ...`, the outermost first. */
export interface ForSpec {
  readonly name: string
  readonly source: Node
  readonly conditions: readonly Node[]
}
/** `{ ... }` */
export interface ObjectNode extends Span, ObjectBody {
  readonly kind: 'object'
}
/** `{ [name]: body for x in source ... }` */
export interface ObjectCompNode extends Span, ObjectBody {
  readonly kind: 'objectComp'
  readonly specs: readonly ForSpec[]
}
/** The content of an object, between its braces. */
export interface ObjectBody {
  readonly fields: readonly ObjectField[]
  readonly locals: readonly Bind[]
  readonly asserts: readonly ObjectAssert[]
  /** Whether `self`, `super` or (in an outermost object) `$` occurs inside: if not, no frame is needed for the object. */
  readonly bindsSelf: boolean
}
/** The visibility of a field: `:` inherits, `::` hides, `:::` shows. */
export type Visibility = 'inherit' | 'hidden' | 'visible'
/** `name: body`, whose name may be computed; the body of a method is a function. */
export interface ObjectField extends Span {
  readonly name: Node | string
  readonly visibility: Visibility
  readonly plus: boolean
  readonly body: Node
}
/** `assert condition : message` in an object. */
export interface ObjectAssert extends Span {
  readonly condition: Node
  readonly message: Node | null
}
/** `target.name` */
export interface FieldNode extends Span {
  readonly kind: 'field'
  readonly target: Node
  readonly name: string
}
/** `target[index]` */
export interface IndexNode extends Span {
  readonly kind: 'index'
  readonly target: Node
  readonly index: Node
}
/** `target[from:to:step]` */
export interface SliceNode extends Span {
  readonly kind: 'slice'
  readonly target: Node
  readonly from: Node | null
  readonly to: Node | null
  readonly step: Node | null
}
/** `target(arguments)` */
export interface ApplyNode extends Span {
  readonly kind: 'apply'
  readonly target: Node
  readonly positional: readonly Node[]
  readonly named: readonly { readonly name: string; readonly value: Node }[]
  readonly tailstrict: boolean
}
interface ApplyBraceNode extends Span {
  readonly kind: 'applyBrace'
  readonly left: Node
  readonly right: Node
}
/** `left operator right` */
export interface BinaryNode extends Span {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Node
  readonly right: Node
}
/** `operator operand` */
export interface UnaryNode extends Span {
  readonly kind: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Node
}
/** `if condition then whenTrue else whenFalse` */
export interface ConditionalNode extends Span {
  readonly kind: 'conditional'
  readonly condition: Node
  readonly whenTrue: Node
  readonly whenFalse: Node | null
}
/** `local a = 1, b = 2; body` */
export interface LocalNode extends Span {
  readonly kind: 'local'
  readonly binds: readonly Bind[]
  readonly body: Node
}
/** `name = body` */
export interface Bind {
  readonly name: string
  readonly body: Node
}
/** `function(parameters) body` */
export interface FunctionNode extends Span {
  readonly kind: 'function'
  readonly parameters: readonly Parameter[]
  readonly body: Node
}
/** `name`, or `name=defaultValue` */
export interface Parameter {
  readonly name: string
  readonly defaultValue: Node | null
}
/** `error message` */
export interface ErrorNode extends Span {
  readonly kind: 'error'
  readonly message: Node
}
/** `assert condition : message; rest` */
export interface AssertNode extends Span {
  readonly kind: 'assert'
  readonly condition: Node
  readonly message: Node | null
  readonly rest: Node
}
/** `import`, `importstr` and `importbin` */
export interface ImportNode extends Span {
  readonly kind: 'import'
  readonly mode: 'import' | 'importstr' | 'importbin'
  readonly path: string
}
interface ParensNode extends Span {
  readonly kind: 'parens'
  readonly inner: Node
}

/** The operators before one operand. */
export type UnaryOperator = '!' | '~' | '+' | '-'
/** The operators between two operands. */
export type BinaryOperator =
  | '*'
  | '/'
  | '%'
  | '+'
  | '-'
  | '<<'
  | '>>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | '=='
  | '!='
  | '&'
  | '^'
  | '|'
  | '&&'
  | '||'

/** Lower binds tighter; 4 is for unary operators, 2 for calls and indexing. */
const PRECEDENCE: ReadonlyMap<string, { readonly operator: BinaryOperator; readonly precedence: number }> = new Map(
  (
    [
      ['*', 5],
      ['/', 5],
      ['%', 5],
      ['+', 6],
      ['-', 6],
      ['<<', 7],
      ['>>', 7],
      ['<', 8],
      ['<=', 8],
      ['>', 8],
      ['>=', 8],
      ['in', 8],
      ['==', 9],
      ['!=', 9],
      ['&', 10],
      ['^', 11],
      ['|', 12],
      ['&&', 13],
      ['||', 14],
    ] as const
  ).map(([operator, precedence]) => [operator, { operator, precedence }]),
)

/** The binary operator that a text is, with its precedence. */
export function binaryOperator(
  text: string,
): { readonly operator: BinaryOperator; readonly precedence: number } | undefined {
  return PRECEDENCE.get(text)
}

/** The unary operator that a text is. */
export function unaryOperator(text: string): UnaryOperator | undefined {
  return text === '!' || text === '~' || text === '+' || text === '-' ? text : undefined
}

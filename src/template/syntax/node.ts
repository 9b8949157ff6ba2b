import type { NumberConstant } from './number-literal.ts'

/** Fields that every node has. `position` is the UTF-16 offset that Go's engine would report. */
interface Positioned {
  readonly position: number
}

/** `.` */
export interface Dot extends Positioned {
  readonly kind: 'dot'
}
/** `nil` */
export interface Nil extends Positioned {
  readonly kind: 'nil'
}
/** `true`, `false` */
export interface BoolConstant extends Positioned {
  readonly kind: 'bool'
  readonly value: boolean
}
/** A number or character constant. */
export interface NumberNode extends Positioned {
  readonly kind: 'number'
  readonly text: string
  readonly constant: NumberConstant
}
/** A string constant; `quoted` is as written. */
export interface StringConstant extends Positioned {
  readonly kind: 'string'
  readonly quoted: string
  readonly value: string
}
/** A function's name. */
export interface Identifier extends Positioned {
  readonly kind: 'identifier'
  readonly name: string
}
/** `$x` or `$x.a.b`; `id` numbers the distinct names of a source. */
export interface Variable extends Positioned {
  readonly kind: 'variable'
  readonly name: string
  readonly id: number
  readonly fields: readonly string[]
}
/** `.a.b` */
export interface Field extends Positioned {
  readonly kind: 'field'
  readonly fields: readonly string[]
}
/** `(…).a.b` or `name.a.b` */
export interface Chain extends Positioned {
  readonly kind: 'chain'
  readonly node: Identifier | Pipe
  readonly fields: readonly string[]
}
/** One operand of a command. */
export type Operand =
  | Dot
  | Nil
  | BoolConstant
  | NumberNode
  | StringConstant
  | Identifier
  | Variable
  | Field
  | Chain
  | Pipe

/** Operands separated by spaces; the first may be a function. */
export interface Command extends Positioned {
  readonly kind: 'command'
  readonly operands: Operand[]
}
/** Commands separated by `|`, perhaps after `$x :=` or `$x =`. */
export interface Pipe extends Positioned {
  readonly kind: 'pipe'
  declared: readonly Variable[]
  isAssignment: boolean
  readonly commands: Command[]
}

/** Literal text. */
export interface Text extends Positioned {
  readonly kind: 'text'
  readonly text: string
}
/** `{{pipeline}}` */
export interface Action extends Positioned {
  readonly kind: 'action'
  readonly pipe: Pipe
}
/** `if`, `with` and `range`. */
export interface Branch extends Positioned {
  readonly kind: 'if' | 'with' | 'range'
  readonly pipe: Pipe
  readonly list: Statement[]
  elseList: Statement[] | undefined
}
/** `{{break}}`, `{{continue}}` */
export interface Jump extends Positioned {
  readonly kind: 'break' | 'continue'
}
/** `{{template "name" pipeline}}`, and what `block` leaves in its place. */
export interface TemplateCall extends Positioned {
  readonly kind: 'template'
  readonly name: string
  readonly pipe: Pipe | undefined
}
/** A part of a template: text, an action, or a block with parts of its own. */
export type Statement = Text | Action | Branch | Jump | TemplateCall

/** Any node an error can point at. */
export type Node = Operand | Command | Statement

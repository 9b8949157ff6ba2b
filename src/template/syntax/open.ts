import type { Branch, Statement } from './node.ts'
import type { Scope } from './scope.ts'

/** A list of statements that is still being filled, and what ends it. */
export type Open = OpenTemplate | OpenBranch

/** A template, or the whole source. */
export interface OpenTemplate {
  readonly kind: 'source' | 'define' | 'block'
  readonly name: string
  readonly list: Statement[]
  /** Offset of the token an `{{else}}` in a block is reported at: the end of its opening action. */
  readonly openedAt: number
  /** State of the surrounding template, put back at the end. */
  readonly outer: TemplateState
}

/** An `if`, `with` or `range`. */
export interface OpenBranch {
  readonly kind: 'branch'
  readonly node: Branch
  inElse: boolean
  /** Number of variables to keep when the branch ends. */
  readonly scopeMark: number
  /** True for the `if` of an `{{else if}}`: one `{{end}}` closes it and the branch around it. */
  readonly isElseIf: boolean
}

/** The state that Go keeps for each template while it parses. */
export interface TemplateState {
  readonly scope: Scope
  rangeDepth: number
  /** Offset of the left delimiter of the action an error started in; -1 when there is none. */
  actionStart: number
}

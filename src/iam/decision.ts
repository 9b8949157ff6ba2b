import type { Location } from './json/tree.ts'
import type { Mismatch } from './match-statement.ts'
import type { Statement } from './policy.ts'

/** The kinds of policy that take part in a decision. */
export type PolicyType =
  | 'service-control'
  | 'resource-control'
  | 'resource-based'
  | 'identity-based'
  | 'permissions-boundary'
  | 'session'

/** Which statement is meant, and where it stands. */
export interface StatementReference {
  readonly policyType: PolicyType
  /** The number of the policy among those of its type, from 0. */
  readonly policyIndex: number
  /** The number of the statement in its policy, from 0. */
  readonly statementIndex: number
  readonly statement: Statement
  readonly file: string | undefined
  readonly at: Location
}

/** Why a statement did not match. */
export interface Reason extends StatementReference {
  readonly mismatch: Mismatch
  /** The reason in words. */
  readonly message: string
}

/** The answer to a request. */
export interface Decision {
  readonly decision: 'Allow' | 'Deny'
  /** A Deny is explicit when a statement says so, implicit when nothing allows. An Allow is implicit for what needs no permission. */
  readonly kind: 'explicit' | 'implicit'
  /** The type of policy that decided: the one with the Deny, the one whose Allow is missing, or the one that allowed. */
  readonly policyType: PolicyType | undefined
  /** The statements that decided: the Denys, or all Allows that matched. */
  readonly matched: readonly StatementReference[]
  /** For each statement that did not match, the first reason; worked out when it is read. */
  readonly reasons: readonly Reason[]
}

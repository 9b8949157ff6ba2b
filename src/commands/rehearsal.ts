import type { ContainerBehaviour, JudgedCheck } from '../sandbox/index.ts'

/** The options of rehearsing a command line in the sandbox. */
export interface RehearsalOptions {
  /** Of the role that it works as, as JSON. */
  readonly policy: string
  /** The account that the sandbox plays. */
  readonly account: string
  /** How containers behave, as rules of a scenario. */
  readonly behaviours: readonly ContainerBehaviour[]
}

/** The outcome of a rehearsal. */
export interface Rehearsal {
  /** Absent where the command went well. */
  readonly failure: { readonly code: string; readonly message: string; readonly isRemote: boolean } | undefined
  /** What IAM was asked on behalf of the command's role, denials included. */
  readonly checks: readonly JudgedCheck[]
}

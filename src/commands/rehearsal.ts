import type { Behaviour, JudgedCheck } from '../sandbox/index.ts'

/** The options of rehearsing a command line in the sandbox. */
export interface RehearsalOptions {
  /** Of the role that it works as, as JSON. */
  readonly policy: string
  /** The account that the sandbox plays. */
  readonly account: string
  /** The region that it plays. Default: that of the files. */
  readonly region?: string | undefined
  /** How containers, reads and calls behave, as rules of a scenario. */
  readonly behaviours: readonly Behaviour[]
  /** Virtual seconds after which the time of the command is up, where its own `--timeout` is not shorter. Default: its own. */
  readonly mostSeconds?: number | undefined
}

/** The outcome of a rehearsal. */
export interface Rehearsal {
  /** Absent where the command went well. */
  readonly failure: { readonly code: string; readonly message: string; readonly isRemote: boolean } | undefined
  /** What IAM was asked on behalf of the command's role, denials included: each question once. */
  readonly checks: readonly JudgedCheck[]
  /** What questions were decided, in words: `the service exists`, `not: tasks have stopped`. */
  readonly answers: readonly string[]
}

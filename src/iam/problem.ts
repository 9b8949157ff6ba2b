import type { GrammarCode } from './grammar-codes.ts'
import type { Location } from './json/tree.ts'

/** Something wrong with the text or grammar of a policy. */
export interface Problem {
  readonly code: GrammarCode
  /** One sentence, lower case, no period, with the values in backticks. */
  readonly message: string
  readonly at: Location
  /** The next thing to do, in a sentence. */
  readonly hint?: string
  /** Text that repairs it when it takes the place of `at`. */
  readonly replacement?: string
}

/** Receives the problems as they are found. */
export type Report = (problem: Problem) => void

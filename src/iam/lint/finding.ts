import type { Location } from '../json/tree.ts'
import type { Problem } from '../problem.ts'
import type { FindingCode, Severity } from './codes.ts'
import { findingCodes } from './codes.ts'

/** Something the linter has to say about a policy. */
export interface Finding {
  /** The name of the file; `-` for standard input. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 code units. */
  readonly column: number
  /** The length of the stretch, in UTF-16 code units. */
  readonly length: number
  readonly offset: number
  readonly code: FindingCode
  readonly severity: Severity
  readonly message: string
  readonly hint?: string
  /** The text that mends the policy in place of the stretch. */
  readonly replacement?: string
}

/** The parts of a finding beside its code, place and message. */
export interface Advice {
  readonly hint?: string
  readonly replacement?: string | undefined
  /** Where it is more or less severe than the code mostly is. */
  readonly severity?: Severity
}

/** Makes a finding. */
export function findingOf(
  file: string,
  code: FindingCode,
  at: Location,
  message: string,
  advice: Advice = {},
): Finding {
  const { hint, replacement, severity = findingCodes[code].severity } = advice
  const { line, column, length, offset } = at
  return {
    file,
    line,
    column,
    length,
    offset,
    code,
    severity,
    message,
    ...(hint !== undefined && { hint }),
    ...(replacement !== undefined && { replacement }),
  }
}

/** Makes a finding of a problem of the grammar. */
export function findingOfProblem(file: string, { code, at, message, hint, replacement }: Problem): Finding {
  return findingOf(file, code, at, message, { ...(hint !== undefined && { hint }), replacement })
}

import { grammarCodes } from './grammar-codes.ts'
import type { Problem } from './problem.ts'

/** Thrown by `parsePolicy`: everything that keeps the text from being a policy, with positions. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError'
  readonly code = 'POLICY_MALFORMED'
  readonly problems: readonly Problem[]
  readonly file: string | undefined

  constructor(problems: readonly Problem[], file?: string) {
    super(problems.map((problem) => formatProblem(problem, file)).join('\n'))
    this.problems = problems
    this.file = file
  }
}

/** Whether a problem keeps the text from being a policy. */
export function isFatal(problem: Problem): boolean {
  return grammarCodes[problem.code].severity === 'error'
}

function formatProblem({ at, message, hint }: Problem, file: string | undefined): string {
  const place = `${file ?? 'policy'}:${at.line}:${at.column}`
  return hint === undefined ? `${place}: ${message}` : `${place}: ${message}\nhint: ${hint}`
}

/** Why a signature is not accepted. Each protocol has codes and statuses of its own for these. */
export type AuthenticationProblem =
  | 'missing'
  | 'incomplete'
  | 'unknown key'
  | 'bad token'
  | 'expired token'
  | 'bad signature'
  | 'bad scope'
  | 'skewed'
  | 'presigned expired'
  | 'bad payload hash'
  | 'unsigned headers'

/** A request that is not let in because of its signature. */
export class AuthenticationFailure extends Error {
  readonly problem: AuthenticationProblem
  /** AWS's words where they carry values (times, regions); otherwise the protocol has a fixed text. */
  readonly detail: string | undefined
  readonly members: Readonly<Record<string, string>>

  constructor(problem: AuthenticationProblem, detail?: string, members: Readonly<Record<string, string>> = {}) {
    super(detail ?? problem)
    this.name = 'AuthenticationFailure'
    this.problem = problem
    this.detail = detail
    this.members = members
  }
}

import type { Check } from './call.ts'
import type { ErrorCode } from './error-codes.ts'

/** Where in the user's files something stands: `file:line:column`, both counted from 1. */
export interface Position {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** `file`, `file:line` or `file:line:column`, as far as it is known. */
export function positionText({ file, line, column }: Position): string {
  return [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
}

interface Details {
  readonly hint?: string | undefined
  readonly at?: Position | undefined
  readonly cause?: unknown
}

/**
 * An expected end: the user or the account must change something. Anything else that is thrown is a bug of ours.
 * `message` is one line in lower case without a period; `hint` is the next thing to do.
 */
export class Failure extends Error {
  /** Stable: programs branch on it, and `ristretto docs errors` tells of it. */
  readonly code: ErrorCode
  /** Of a lookup in the sandbox it is set by whoever knows what would set the sandbox up. */
  hint: string | undefined
  /** Of an error of AWS's it is added by whoever knows which file asked for the call. */
  at: Position | undefined
  /** The step in which a call failed, in words; added by whoever sent it. */
  step = ''
  /** What its request names: `cluster app, service web`. */
  subject = ''

  constructor(code: ErrorCode, message: string, { hint, at, cause }: Details = {}) {
    super(message, cause === undefined ? {} : { cause })
    this.name = new.target.name
    this.code = code
    this.hint = hint
    this.at = at
  }
}

/** The user can mend it: a file, a flag, an environment variable. */
export class UserError extends Failure {}

/** Several mistakes that were found at once, in the order of the files. As an error it is the first of them. */
export class Mistakes extends UserError {
  /** All of them. */
  readonly all: readonly UserError[]

  constructor(first: UserError, others: readonly UserError[]) {
    const { code, message, hint, at, cause } = first
    super(code, message, { hint, at, cause })
    this.all = [first, ...others]
  }
}

/** Throws what was found wrong: one mistake as it is, several as `Mistakes`, none not at all. */
export function throwMistakes([first, ...others]: readonly UserError[]): void {
  if (first === undefined) return
  throw others.length === 0 ? first : new Mistakes(first, others)
}

/**
 * AWS answered with an error. `awsCode` is AWS's own name for it. What the call is about is added by whoever sent it: the wire knows
 * nothing of steps and permissions.
 */
export class RemoteError extends Failure {
  readonly awsCode: string
  readonly status: number
  readonly requestId: string | undefined
  readonly operation: string

  constructor(
    code: ErrorCode,
    message: string,
    details: Details & { awsCode: string; status: number; requestId?: string | undefined; operation: string },
  ) {
    super(code, message, details)
    this.awsCode = details.awsCode
    this.status = details.status
    this.requestId = details.requestId
    this.operation = details.operation
  }
}

/** AWS refused a call for want of a permission. */
export class DeniedError extends RemoteError {
  /** What the call asks of IAM, by our own tables. */
  checks: readonly Check[] = []
}

/** The service or the task did not end as wished. */
export class OutcomeError extends Failure {
  /** Of the watched container, for `--propagate-exit-code`. */
  readonly exitCode: number | undefined

  constructor(code: ErrorCode, message: string, { exitCode, ...details }: Details & { exitCode?: number } = {}) {
    super(code, message, details)
    this.exitCode = exitCode
  }
}

/** The time given by `--timeout` was used up. */
export class TimedOut extends Failure {
  constructor(message: string, details: Details = {}) {
    super('TIMEOUT', message, details)
  }
}

/** The end came while a write was under way: nobody knows whether AWS carried it out. */
export class WriteUnderWay extends TimedOut {}

/** What a user, a terminal or a build server stops a command by. */
export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

/** The user stopped the command: the reason of the world's signal. */
export class Interrupted extends Failure {
  readonly by: StopSignal

  constructor(by: StopSignal = 'SIGINT') {
    super('INTERRUPTED', 'interrupted', { hint: 'nothing more is sent; what was sent already may go on' })
    this.by = by
  }
}

/** A command asks so many independent questions that it cannot be planned: a mistake of ours, which must not hide what else went wrong. */
export class PlanLimit extends Failure {
  constructor(what: string, most: number, questions: readonly string[]) {
    super('PLAN_LIMIT', `${what} has more than ${most} paths, too many to plan`, {
      hint: `answer some of its questions with \`--assume\`: ${questions.map((one) => `"${one}"`).join(', ')}`,
    })
  }
}

/** A fact for the policy is about something that is not there. It ends one path of a plan: on another one the command may never ask. */
export class UnknownFact extends Failure {
  readonly remote: RemoteError

  constructor(remote: RemoteError) {
    super(remote.code, remote.message, { cause: remote })
    this.remote = remote
  }
}

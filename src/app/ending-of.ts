import { DeniedError, Failure, Interrupted, OutcomeError, type StopSignal, TimedOut } from '../calls/index.ts'
import type { Ending } from '../report/index.ts'

const bySignal: Readonly<Record<StopSignal, Ending>> = {
  SIGHUP: 'hung-up',
  SIGINT: 'interrupted',
  SIGTERM: 'terminated',
}

/** Outcomes that are told apart from all others, which are failures of a deployment or a task. */
const byOutcome: Readonly<Record<string, Ending>> = {
  DEPLOYMENT_ROLLED_BACK: 'rolled-back',
  DEPLOYMENT_SUPERSEDED: 'superseded',
}

/** Errors that say neither that a file or flag is wrong nor how a deployment ended. */
const byCode: Readonly<Record<string, Ending>> = {
  ANSWER_LOST: 'unreachable',
  ANSWER_UNREADABLE: 'unreachable',
  AWS_THROTTLED: 'unreachable',
  AWS_UNAVAILABLE: 'unreachable',
  ENDPOINT_UNREACHABLE: 'unreachable',
  PROXY_REFUSED: 'unreachable',
  ASSUME_ROLE_FAILED: 'denied',
  CREDENTIALS_EXPIRED: 'denied',
  CREDENTIALS_NOT_FOUND: 'denied',
  CREDENTIALS_REJECTED: 'denied',
  // What the account holds, or what a person answered.
  AWS_ERROR: 'error',
  CONTROLLER_UNSUPPORTED: 'error',
  DEPLOYMENT_IN_FLIGHT: 'error',
  NOT_CONFIRMED: 'error',
  NOT_PICKED: 'error',
  NO_LOGS: 'error',
  REVISION_IN_USE: 'error',
  REVISION_UNKNOWN: 'error',
  SERVICE_NOT_ACTIVE: 'error',
  SERVICE_NOT_FOUND: 'error',
  TASK_NOT_FOUND: 'error',
}

/** The outcome of a command that was not carried out. `signal`: what the user stopped it by, if so. */
export function endingOf(error: unknown, signal: AbortSignal): Ending {
  if (!(error instanceof Failure)) return 'error'
  if (error instanceof OutcomeError) return byOutcome[error.code] ?? 'failed'
  if (error instanceof Interrupted || error.code === 'INTERRUPTED') return stoppedBy(signal.reason ?? error)
  if (error instanceof TimedOut) return signal.reason instanceof Interrupted ? stoppedBy(signal.reason) : 'timed-out'
  if (error instanceof DeniedError) return 'denied'
  return byCode[error.code] ?? 'usage'
}

function stoppedBy(reason: unknown): Ending {
  return bySignal[reason instanceof Interrupted ? reason.by : 'SIGINT']
}

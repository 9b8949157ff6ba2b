import { isThrottlingError, isTransientError } from '@smithy/service-error-classification'
import type { Clock } from '../calls/index.ts'
import { AnsweredFault, ConnectionFault, Fault } from './faults.ts'

/** The judgement on a failed attempt, from which the next one follows. */
export type Verdict =
  /** Too many requests: AWS did nothing. */
  | 'throttled'
  /** The request did not reach AWS. */
  | 'unsent'
  /** AWS may have done it, or not. */
  | 'unclear'
  /** Trying again changes nothing. */
  | 'final'

/**
 * Attempts in all, the first included. Throttling is waited out longer: it heals by waiting. So does a network that has worked before;
 * one that never did is more likely a wrong name, which is told within a second.
 */
const MAXIMUM_ATTEMPTS: Readonly<Record<Verdict, number>> = { throttled: 10, unsent: 4, unclear: 4, final: 1 }
const MAXIMUM_ATTEMPTS_ONCE_ANSWERED: typeof MAXIMUM_ATTEMPTS = { throttled: 10, unsent: 8, unclear: 8, final: 1 }
/** Seconds; doubled with each attempt. As the SDKs: throttling starts higher. */
const FIRST_DELAY: Readonly<Record<Verdict, number>> = { throttled: 0.5, unsent: 0.1, unclear: 0.1, final: 0 }
const MAXIMUM_DELAY = 20
/** More than this nobody waits because a header said so. */
const MAXIMUM_RETRY_AFTER = 300

/** Of RegisterTaskDefinition, where others register the same family. Reported by many users; ECS has no code of its own for it. */
const CONCURRENT_REVISIONS = 'Too many concurrent attempts to create a new revision'

export function verdictOn(fault: Fault): Verdict {
  if (fault instanceof ConnectionFault) return fault.isFinal ? 'final' : fault.neverSent ? 'unsent' : 'unclear'
  if (!(fault instanceof AnsweredFault)) return 'final'
  const { status, name, message } = fault
  if (name === 'UnreadableAnswer' && status < 300) return 'unclear'
  // The SDK counts it as throttling; in the services called here it is a quota, which does not heal by waiting.
  if (name === 'LimitExceededException') return 'final'
  if (name === 'ClientException' && message.startsWith(CONCURRENT_REVISIONS)) return 'throttled'
  const known = { name, message, $metadata: { httpStatusCode: status } }
  if (isThrottlingError(known)) return 'throttled'
  // `isTransientError` has opinions on clocks as well; those are dealt with where requests are signed.
  return isTransientError({ ...known, message: '' }) || status >= 500 ? 'unclear' : 'final'
}

export interface RetryPorts {
  readonly clock: Clock
  random(): number
}

export interface RetryOptions {
  /** Whether the call may be repeated when it is unclear whether AWS did it. */
  readonly repeatable: boolean
  /** Whether AWS has answered anything yet. */
  readonly answered: () => boolean
  readonly signal: AbortSignal
  /** Told of every attempt that is followed by another. */
  readonly onRetry?: (fault: Fault, verdict: Verdict, seconds: number) => void
}

/**
 * Attempts until one succeeds, the fault is final, or there were enough of them: exponential backoff with full jitter, on the clock; what
 * `retry-after` says is the least. Rethrows the last fault; anything that is no `Fault` at once.
 */
export async function retrying<T>(
  { clock, random }: RetryPorts,
  { repeatable, answered, signal, onRetry }: RetryOptions,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      const verdict = verdictOn(error)
      const maximum = answered() ? MAXIMUM_ATTEMPTS_ONCE_ANSWERED : MAXIMUM_ATTEMPTS
      if (attempts >= maximum[verdict] || (verdict === 'unclear' && !repeatable)) throw error
      const jitter = random() * Math.min(MAXIMUM_DELAY, FIRST_DELAY[verdict] * 2 ** (attempts - 1))
      const seconds = Math.max(jitter, retryAfterSeconds(error, clock.now()))
      onRetry?.(error, verdict, seconds)
      await clock.sleep(seconds, reasons[verdict], signal)
    }
  }
}

const reasons: Readonly<Record<Verdict, string>> = {
  throttled: 'AWS asked for fewer requests',
  unsent: 'no connection to AWS',
  unclear: 'no good answer from AWS',
  final: '',
}

/** Seconds, or a date; `x-amz-retry-after` in milliseconds. */
function retryAfterSeconds(fault: Fault, now: number): number {
  if (!(fault instanceof AnsweredFault)) return 0
  const { 'retry-after': plain = '', 'x-amz-retry-after': milliseconds = '' } = fault.headers
  const byDate = (Date.parse(plain) - now) / 1000
  const seconds = milliseconds ? Number(milliseconds) / 1000 : /^\d+$/.test(plain) ? Number(plain) : byDate
  return Number.isFinite(seconds) ? Math.min(Math.max(0, seconds), MAXIMUM_RETRY_AFTER) : 0
}

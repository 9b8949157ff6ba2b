import { isClockSkewError } from '@smithy/service-error-classification'
import type { CredentialSource } from './credentials.ts'
import { isExpired } from './failures.ts'
import { AnsweredFault } from './faults.ts'

/** Mends the reason of a fault, if it can: the attempt is then made again at once. */
export type Cure = (fault: AnsweredFault) => boolean | Promise<boolean>

/** Attempts, and again after each cure that helped; each helps at most once. */
export async function curing<T>(cures: readonly Cure[], attempt: () => Promise<T>): Promise<T> {
  const left = new Set(cures)
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof AnsweredFault) || !(await anyHelps(left, error))) throw error
    }
  }
}

async function anyHelps(left: Set<Cure>, fault: AnsweredFault): Promise<boolean> {
  for (const cure of left) {
    if (!(await cure(fault))) continue
    left.delete(cure)
    return true
  }
  return false
}

/** Milliseconds by which this machine's clock differs from AWS's. */
export interface ClockError {
  milliseconds: number
}

/** AWS refuses what differs by more than five minutes; four leave a reserve, as in the SDKs. */
const TOLERANCE = 4 * 60 * 1000

/** A signature was refused, and AWS's own `date` says that our clock is wrong: from now on we go by AWS's. */
export function correctClock(clockError: ClockError, now: () => number): Cure {
  return (fault) => {
    const theirs = Date.parse(fault.headers.date ?? '')
    const suspicious =
      isClockSkewError({ name: fault.name, message: fault.message }) ||
      /^(Signature expired|Signature not yet current)/.test(fault.message)
    if (!suspicious || !(Math.abs(theirs - now() - clockError.milliseconds) >= TOLERANCE)) return false
    clockError.milliseconds = theirs - now()
    return true
  }
}

/** The credentials ended while they were in use: asking their source again may give new ones. */
export function renewCredentials(source: CredentialSource): Cure {
  return ({ name }) => isExpired(name) && source.forget()
}

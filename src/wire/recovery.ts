import { isClockSkewError } from '@smithy/service-error-classification'
import type { CredentialSource } from './credentials.ts'
import { AnsweredFault, isExpired } from './faults.ts'

/** Removes the cause of a fault, if it can: the attempt is then made again at once. */
export type Recovery = (fault: AnsweredFault) => boolean | Promise<boolean>

/** Attempts, and again after each recovery that helped; each helps at most once, so that two cannot send each other round in a circle. */
export async function recovering<T>(recoveries: readonly Recovery[], attempt: () => Promise<T>): Promise<T> {
  const left = new Set(recoveries)
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof AnsweredFault) || !(await anyHelps(left, error))) throw error
    }
  }
}

async function anyHelps(left: Set<Recovery>, fault: AnsweredFault): Promise<boolean> {
  for (const recovery of left) {
    if (!(await recovery(fault))) continue
    left.delete(recovery)
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
export function correctClock(clockError: ClockError, now: () => number): Recovery {
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
export function renewCredentials(source: CredentialSource): Recovery {
  return ({ name }) => isExpired(name) && source.forget()
}

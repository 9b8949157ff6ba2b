import type { Call, Check } from './call.ts'

/** How bad a denial is: the command fails; a line of output is lost; only a convenience is lost. */
export type Grade = 'required' | 'degraded' | 'optional'

/** One thing that IAM will be asked, and for whose sake. */
export interface Need extends Check {
  /** The step that asks for it, in words. */
  readonly step: string
  readonly grade: Grade
  /** `caller`, or the ARN of the role that `--assume-role-arn` names. */
  readonly principal: string
}

/** Which calls are sent, and who answers where nothing was: the only difference between running, trying and planning. */
export interface Driver {
  /** Whether a wait looks again when it found nothing. */
  readonly patient: boolean
  sends(purpose: Grade | 'learned', call: Call<unknown>): boolean
  /** Who answers the questions about one call that was not sent. */
  decides(call: Call<unknown>): (question: string) => boolean
  /** The user's word about a fact that only the policy wants. */
  assumes?(question: string): boolean | undefined
  notes?(need: Need): void
  /** A write, or the start of a wait: what was read before may have changed. */
  changes?(): void
  /** The driver of one item of `each`. */
  fork?(): Driver
  /** Plans the items of `each` one by one instead of running them. */
  explore?(items: readonly ((own: Driver) => Promise<void>)[]): Promise<void>
}

function yes() {
  return () => true
}

/** Sends everything. */
export const live: Driver = { patient: true, sends: (purpose) => purpose !== 'learned', decides: yes }

/** Sends reads until the first write or wait; from there on the world is imagined, because the real one no longer fits. */
export function dry(): Driver {
  return rehearse(true)
}

/** As `dry`, but `real: false` sends nothing at all. `outer` hears of changes: what an item of `each` writes is written for all. */
export function rehearse(real: boolean, outer?: Driver): Driver {
  let reading = real
  const self: Driver = {
    patient: false,
    sends: (purpose) => reading && purpose !== 'learned',
    decides: yes,
    changes: () => {
      reading = false
      outer?.changes?.()
    },
    fork: () => rehearse(reading, self),
  }
  return self
}

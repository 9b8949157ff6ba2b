import type { Imagination } from './answer.ts'
import type { Call, Check } from './call.ts'

/** The cost of a denial: the command fails; a line of output is lost; only a convenience is lost. */
export type Grade = 'required' | 'degraded' | 'optional'

/**
 * What a call is made for: the command's work, by grade; a lookup that a file of the user's makes; a fact that only the policy wants.
 */
export type Purpose = Grade | 'lookup' | 'fact'

/** A fact for the policy is no list so far. */
export type ListingPurpose = Exclude<Purpose, 'fact'>

/** One thing that IAM will be asked, and for whose sake. */
export interface Need extends Check {
  /** The step that asks for it, in words. */
  readonly step: string
  readonly grade: Grade
  /** `caller`, or the ARN of the role that `--assume-role-arn` names. */
  readonly principal: string
}

/** Work that is planned by itself: the items of `each`, what stands `aside`, what is undone. */
export interface Group {
  /** The same for the same work: who met it already need not plan it again. */
  readonly key: string
  readonly title: string
  readonly items: readonly GroupItem[]
  /** Whether one item that can only fail makes the whole fail. */
  readonly isFatal: boolean
}

/** One item of a group. */
export interface GroupItem {
  readonly key: string
  run(own: Interpreter): Promise<unknown>
}

/** Decides which calls are sent, and answers those that are not: the only difference between running, trying and planning. */
export interface Interpreter {
  /** Whether a wait looks again when it found nothing. */
  readonly isPatient: boolean
  /** Whether facts for the policy are read. */
  readonly readsFacts: boolean
  sends(purpose: Purpose, call: Pick<Call<unknown>, 'access' | 'input'>): boolean
  /** Who answers the questions about something that was not sent. `about` tells it from all else, and is worked out when needed. */
  imagine(about: () => string): Imagination
  /** The user's word about a fact that only the policy wants. */
  assumes?(question: string): boolean | undefined
  notes?(need: Need, purpose: Purpose): void
  /** A write, or the start of a wait: what was read before may have changed. */
  changes?(): void
  /** The interpreter of one item of a group. */
  fork?(): Interpreter
  /** Plans the items of a group one by one instead of running them. */
  explore?(group: Group): Promise<void>
}

/** Yes is the usual road. */
function imagineYes(): Imagination {
  return { identity: () => '', decide: () => true }
}

/** Sends everything. */
export const live: Interpreter = { isPatient: true, readsFacts: false, sends: () => true, imagine: imagineYes }

/** Sends nothing: what is read is a mark. For a configuration that says where the calls would go. */
export const unsent: Interpreter = { isPatient: false, readsFacts: false, sends: () => false, imagine: imagineYes }

/**
 * Sends reads until the first write or wait; from there on the world is imagined, because the real one no longer fits. Lookups of files
 * go on: no write of the command's changes what they give.
 */
export function dry(): Interpreter {
  return rehearsal(true)
}

/** `outer` hears of changes: what an item of a group writes is written for all that comes after. */
function rehearsal(fresh: boolean, outer?: Interpreter): Interpreter {
  let isFresh = fresh
  const self: Interpreter = {
    isPatient: false,
    readsFacts: false,
    sends: (purpose, { access }) => access === 'read' && (isFresh || purpose === 'lookup'),
    imagine: imagineYes,
    changes: () => {
      isFresh = false
      outer?.changes?.()
    },
    fork: () => rehearsal(isFresh, self),
  }
  return self
}

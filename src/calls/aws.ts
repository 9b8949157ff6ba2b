import type { Event } from '../report/index.ts'
import type { Answer, Attempt } from './answer.ts'
import type { Call, Listing, Place } from './call.ts'
import type { Failure } from './errors.ts'
import type { PlannedNeed } from './explore.ts'
import type { Grade, ListingPurpose } from './interpreter.ts'
import type { LocalEffect } from './local.ts'
import type { Principal } from './world.ts'

/** A fact that only the policy wants to know, for the checks of another call. */
export interface Fact<T> {
  /** Reads it, and all that it rests on, through the door that is given. */
  read(reader: Aws): Promise<T>
  /** The value in its place while nobody has read it. */
  readonly standIn: T
  /** What the user may assume instead, and in which words. */
  readonly assumption?: { readonly question: string; readonly value: T } | undefined
}

/** How many items of a group are worked on at once (default 10), and what a failure of one means for the others. */
export interface EachOptions {
  readonly limit?: number
}

/** How one item of a group ended. */
export type Ended<R> = { readonly ok: true; readonly value: R } | { readonly ok: false; readonly failure: Failure }

/** Items that only the account knows. A plan meets `standIn`, which must cover every item. */
export interface Unlisted<T> {
  readonly of: Answer<readonly T[]>
  readonly standIn: T
}

/** A choice that a person makes. */
export interface Choice<T> {
  /** Worded so that yes is the usual road: `a revision is picked`. */
  readonly question: string
  readonly of: Answer<readonly T[]>
  label(item: T): string
  /** What to do where nobody can be asked: `name it with --revision`. */
  readonly otherwise: string
}

/** A word that a person must type before something is destroyed. */
export interface Confirmation {
  /** What is shown: `Enter the service name to delete it`. */
  readonly prompt: string
  readonly expected: string
  /** What to do where nobody can be asked: `--force deletes without asking`. */
  readonly otherwise: string
}

/** A change of the account that must be taken back after a failure or an interruption. */
export interface Guard<T> {
  readonly title: string
  /** `failure`: a denial, an interruption and a bug included. */
  readonly when: 'failure' | 'always'
  /** All that the undo needs: it is planned by itself. */
  readonly of: T
  undo(of: T, aws: Aws): Promise<void>
  /** What a user does where the undo itself failed. */
  readonly byHand: string
}

/**
 * A command's only door to AWS.
 *
 * What is planned by itself (`each`, `every`, `aside`, the undo of `guarded`) is planned once for the same items under the same title,
 * whoever meets it: its body takes all it works with from its item, and gives back nothing but its result.
 */
export interface Aws {
  readonly place: Place
  /** Somebody looks at a live view. A plan reckons with it. */
  readonly isWatched: boolean
  /** The user has stopped the command. A plan reckons with it. */
  readonly isInterrupted: boolean
  /** The same door, speaking under the title of a step that a user would name. */
  step(title: string): Aws
  /** A step for the last words after a timeout or an interruption: all of them together have seven seconds of their own, and each a part. */
  afterwards(title: string): Aws
  /** The same door for a body that tells itself what was refused: its attempts report nothing. */
  quietly(): Aws
  /** The same door for somebody else. */
  as(principal: Principal): Aws
  /** The same door to another region or account. Whoever works in another account also needs a principal of it. */
  in(place: { readonly region?: string; readonly account?: string }): Aws

  call<T>(call: Call<T>): Promise<Answer<T>>
  /** A call whose denial loses output, not the command: the answer to every question is then no. */
  attempt<T>(call: Call<T>, grade?: Exclude<Grade, 'required'>): Promise<Attempt<T>>
  /** A call that a file of the user's asks for: its answer is no business of the account's state, and a policy may be made with it. */
  lookup<T>(call: Call<T>): Promise<Answer<T>>
  /**
   * All items of a list of unknown length. IAM is asked the same for each page. `degraded` and `optional` ones may be refused, as by
   * `attempt`; `lookup` as by `lookup`. Default: `required`.
   */
  pages<P, T>(listing: Listing<P, T>, purpose?: ListingPurpose): Promise<Attempt<readonly T[]>>
  /** Only a plan with reads reads it. */
  fact<T>(fact: Fact<T>): Promise<T>
  /**
   * What a body would ask of IAM, without sending anything but, with `lookups`, the lookups of files: for a command that explains it. Throws
   * what the body throws.
   */
  foresee(
    body: (aws: Aws) => Promise<unknown>,
    options?: { readonly lookups?: boolean },
  ): Promise<readonly PlannedNeed[]>
  /** Files, programs and HTTP that is not AWS's. */
  local<T>(effect: LocalEffect<T>): Promise<Answer<T>>

  /** Independent work, side by side; results in the order of the items. The first failure stops all and is thrown. */
  each<T, R>(
    items: readonly T[] | Unlisted<T>,
    body: (item: T, aws: Aws) => Promise<R>,
    options?: EachOptions,
  ): Promise<Answer<readonly R[]>>
  /** As `each`, but a failure of one item is a result, and the others go on. An interruption still stops all. */
  eachOnItsOwn<T, R>(
    items: readonly T[] | Unlisted<T>,
    body: (item: T, aws: Aws) => Promise<R>,
    options?: EachOptions,
  ): Promise<Answer<readonly Ended<R>[]>>
  /** Work whose outcome decides nothing, so that its questions are planned once, apart from all others. */
  aside<T, R>(title: string, item: T, body: (item: T, aws: Aws) => Promise<R>): Promise<Answer<R>>
  /**
   * Work for the output alone, as `aside`, with a part of the time for last words: when it is over, what it would have told is missing, and the
   * command ends as it would have. Reads by `attempt`.
   */
  lastWords<T, R>(title: string, item: T, body: (item: T, aws: Aws) => Promise<R>): Promise<Answer<R>>
  /** Does something that must be taken back. A plan meets the undo always; where both fail, the undo's failure is a warning. */
  guarded<T, R>(guard: Guard<T>, body: () => Promise<R>): Promise<R>
  /** Looks a few times, always with the same calls, where one look may be too early; `undefined` when nothing was found. */
  lookAgain<T>(reason: string, look: () => Promise<T | undefined>): Promise<T | undefined>
  /**
   * Looks, always with the same calls, until something is found; `undefined` after a timeout or an interruption. A look is told how many seconds
   * have passed since the first one; a plan looks at once.
   */
  wait<T>(reason: string, look: (seconds: number) => Promise<T | undefined>): Promise<T | undefined>

  /** A person picks; `undefined` where nothing was. Throws UserError where nobody can be asked. */
  pick<T>(choice: Choice<T>): Promise<Answer<T> | undefined>
  /** Throws UserError unless a person types what is expected. A dry run does not ask. */
  confirm(confirmation: Confirmation): Promise<void>

  report(event: Event): void
  note(text: string): void
  warn(text: string, hint?: string): void
  token(): string
}

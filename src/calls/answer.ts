/**
 * What AWS said, or would say. It cannot be looked into directly, so that no command can depend on it without saying how:
 * every branch has a question in words, and the same body can be run for each answer.
 */
export interface Answer<T> {
  /** A question that only the account can answer. Worded so that yes is the usual road; the texts are a contract (`--assume`). */
  ask<U>(question: string, of: (value: T) => U | undefined | false): Answer<U> | undefined
  /** A value to pass on, never to branch on. `standIn` is used where nothing was asked, and must cover every value. */
  take<U>(of: (value: T) => U, standIn: U): U
  /** Narration: runs on real answers alone and gives nothing back. */
  see(look: (value: T) => void): void
  /** The same answer, seen from another side. A question about it is a question about the call. */
  map<U>(of: (value: T) => U): Answer<U>
  /** Both answers as one, for a question that needs both. Where one of them was refused or is absent, so is the pair. */
  and<U>(other: Answer<U>): Answer<readonly [T, U]>
  /** For `and` alone: what a body could branch on without a question. */
  readonly [inside]: Inside<T>
}

/** How an attempt ended. `failed`: the service lies behind no door, is throttled, or lacks the operation. */
export type Outcome = 'given' | 'absent' | 'denied' | 'failed'

/** The answer of an attempt. Where there is none, the reply to every question about it is no. */
export interface Attempt<T> extends Answer<T> {
  /** How the attempt ended: for who must tell a denial from a thing that is not there. Asking about it is a question as any other. */
  readonly outcome: Answer<Outcome>
}

/** Where the answers to questions about an unsent call come from. */
export interface Imagination {
  /** Tells this answer from those of other calls, and of the same call made later. Worked out when something is asked. */
  identity(): string
  decide(identity: string, question: string): boolean
}

/** Hears of each question that real answers decide, with the reply: for who wants to know which branches were taken. */
export type Heard = (question: string, isYes: boolean) => void

/** Nobody outside this file can name it. */
const inside: unique symbol = Symbol('inside')
type Inside<T> =
  | { readonly kind: 'known'; readonly value: T; readonly heard: Heard | undefined }
  | { readonly kind: 'imagined'; readonly imagination: Imagination }
  | { readonly kind: 'nothing'; readonly heard: Heard | undefined }

/** The answer of a call that was sent. */
export function known<T>(value: T, heard?: Heard): Answer<T> {
  return answer({ kind: 'known', value, heard })
}

/** The answer of a call that was not sent: whoever planned it decides. */
export function imagined(imagination: Imagination): Answer<never> {
  return answer<never>({ kind: 'imagined', imagination })
}

/** AWS said that there is no such thing, or refused to say: no to every question. */
export function nothing(heard?: Heard): Answer<never> {
  return answer<never>({ kind: 'nothing', heard })
}

function answer<T>(own: Inside<T>): Answer<T> {
  const mapped = <U>(of: (value: T) => U): Answer<U> =>
    own.kind === 'known' ? known(of(own.value), own.heard) : answer<U>(own)
  return {
    [inside]: own,
    ask: (question, of) => {
      if (own.kind === 'nothing') return void own.heard?.(question, false)
      if (own.kind === 'known') {
        const found = of(own.value)
        const isYes = found !== undefined && found !== false
        own.heard?.(question, isYes)
        return isYes ? known(found, own.heard) : undefined
      }
      const { imagination } = own
      return imagination.decide(imagination.identity(), question) ? imagined(imagination) : undefined
    },
    take: (of, standIn) => (own.kind === 'known' ? of(own.value) : standIn),
    see: (look) => {
      if (own.kind === 'known') look(own.value)
    },
    map: mapped,
    and: (other) => both(own, other[inside]),
  }
}

function both<T, U>(first: Inside<T>, second: Inside<U>): Answer<readonly [T, U]> {
  if (first.kind === 'nothing') return nothing(first.heard)
  if (second.kind === 'nothing') return nothing(second.heard)
  const identity = () => JSON.stringify([identityOf(first), identityOf(second)])
  if (first.kind === 'imagined') return imagined({ ...first.imagination, identity })
  if (second.kind === 'imagined') return imagined({ ...second.imagination, identity })
  return known([first.value, second.value] as const, first.heard ?? second.heard)
}

/** A known side tells pairs apart by what it says: the same unsent call may be compared with several known values. */
function identityOf(side: Exclude<Inside<unknown>, { kind: 'nothing' }>): string {
  return side.kind === 'known' ? (JSON.stringify(side.value) ?? '') : side.imagination.identity()
}

/** An answer that nobody refused. */
export function withOutcome<T>(answered: Answer<T>): Attempt<T> {
  const { [inside]: own } = answered
  return { ...answered, outcome: own.kind === 'nothing' ? known('absent', own.heard) : answered.map(() => 'given') }
}

/** What was said, for the verbs of this folder: they page and go on without a question. */
export function saidBy<T>({ [inside]: own }: Answer<T>): { readonly value: T } | undefined {
  return own.kind === 'known' ? own : undefined
}

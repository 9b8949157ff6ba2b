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
}

/** The answer of a call that was sent. */
export function known<T>(value: T): Answer<T> {
  return {
    ask: (_, of) => {
      const found = of(value)
      return found === undefined || found === false ? undefined : known(found)
    },
    take: (of) => of(value),
    see: (look) => look(value),
  }
}

/** The answer of a call that was not sent: the driver decides. */
export function imagined(decides: (question: string) => boolean): Answer<never> {
  return {
    ask: (question) => (decides(question) ? imagined(decides) : undefined),
    take: (_, standIn) => standIn,
    see: () => {},
  }
}

/** AWS said that there is no such thing, or refused to say: no to every question. */
export const nothing: Answer<never> = imagined(() => false)

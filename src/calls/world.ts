import type { Event, Scope } from '../report/index.ts'
import type { Heard } from './answer.ts'
import type { Call, Place } from './call.ts'
import type { Clock } from './clock.ts'
import type { LocalPorts } from './local.ts'

/** The principal of a call. `credentials` is undefined for the caller's own. */
export interface Principal {
  /** `caller`, or a role's ARN. */
  readonly label: string
  readonly credentials?: () => Promise<Credentials>
}

/** Keys that requests are signed with. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

/** Whoever runs the command, with the credentials that were found. */
export const caller: Principal = { label: 'caller' }

/** What goes along with a call that is sent. */
export interface Sending {
  readonly signal: AbortSignal
  /** For what went well, but not as it should: under the step's title. */
  warn(text: string, hint?: string): void
}

/** A person at a terminal. */
export interface Prompt {
  /** The place of what was picked in the list; `undefined`: nothing was. */
  pick(question: string, labels: readonly string[]): Promise<number | undefined>
  /** A line that was typed; `undefined`: the input ended. */
  type(question: string): Promise<string | undefined>
}

/** The ports. What is given a signal rejects with that signal's reason. */
export interface World {
  readonly place: Place
  readonly clock: Clock
  /** The user stopped the command. */
  readonly signal: AbortSignal
  /** The time of `--timeout` is used up. */
  readonly deadline: AbortSignal
  /** Somebody looks at a live view: what only that shows is worth a call. */
  readonly isWatched: boolean
  /** The scope of the command, which every event bears. */
  readonly scope?: Scope
  /** Absent where nobody sits at a terminal: then a flag must say what a person would. */
  readonly prompt?: Prompt
  /** Files, programs and HTTP that is not AWS's, for the commands that use them. */
  readonly local?: Partial<LocalPorts>
  /** What is said before the first wait: that the credentials end before the time that may be waited for. */
  readonly foreseen?: { readonly text: string; readonly hint: string }
  /** Hears of the questions that answers decide. */
  readonly heard?: Heard
  send(call: Call<unknown>, principal: Principal, sending: Sending): Promise<unknown>
  report(event: Event): void
  /** A string nobody used before: makes a write that is sent twice happen once. */
  token(): string
}

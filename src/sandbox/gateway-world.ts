import type { Caller, Keyring, Signature, SigningKeys } from './authenticate/index.ts'
import type { JudgedCheck, Policies } from './authorize/index.ts'
import type { BackgroundContext, Service } from './aws-service.ts'
import type { Clock, ClockMode } from './clock.ts'
import type { Fault, FaultyCall, History } from './faults/index.ts'
import type { Incoming } from './incoming.ts'
import type { createJournal } from './journal.ts'
import type { DecodedRequest, Recognised } from './protocols/index.ts'
import type { Ids, Operation, Place, SandboxState } from './service.ts'

/** What the gateway needs to know of the sandbox. */
export interface GatewayWorld {
  /** Where the sandbox is at home: who is not known yet is answered from there. */
  readonly home: Place
  readonly sourceIp: string
  readonly clock: Clock
  readonly clockMode: ClockMode
  readonly journal: ReturnType<typeof createJournal>
  readonly policies: Policies
  readonly services: readonly Service[]
  readonly operations: ReadonlyMap<string, Operation>
  readonly keyring: Keyring
  readonly signingKeys: SigningKeys
  readonly turns: Turns
  readonly ids: Ids
  readonly history: History
  /** The faults of the scenario that meet a call; each has then struck once more. */
  faultsOf(call: FaultyCall): readonly Fault[]
  realNow(): number
  /** The view of the state of an account and region. */
  view(place: Place): SandboxState
  /** What operations have at hand in an account and region. */
  context(place: Place, now: number): BackgroundContext
}

/** How a latency passes: in real time, or by moving the clock. Rejects where nobody waits any more. */
export type Pause = (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>

/** Lets work be done one piece after the other. */
export interface Turns {
  take<Result>(work: () => Promise<Result>): Promise<Result>
}

/** Turns in the order in which they are taken. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    take(work) {
      const own = last.then(work)
      last = own.catch(() => {})
      return own
    },
  }
}

/** What is found out about one request, step by step; the journal tells as much of it as there is. */
export interface RequestRecord {
  readonly requestId: string
  incoming: Incoming
  recognised: Recognised
  place: Place
  signature?: Signature | undefined
  caller?: Caller
  /** Nobody has signed: the operation that was announced asks for no signature. */
  isAnonymous?: boolean
  faults?: readonly Fault[] | undefined
  decoded?: DecodedRequest | undefined
  /** Virtual milliseconds: when it was done. */
  at?: number
  operation?: Operation
  checks?: readonly JudgedCheck[]
  context?: Readonly<Record<string, string>>
  error?: string
  bug?: unknown
}

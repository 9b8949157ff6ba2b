/** Which calls a fault meets. */
interface FaultMatch {
  readonly rule: 'fault'
  /** `ecs:UpdateService`; `*` and `?` are wildcards. */
  readonly operation: string
  /** ARN of who signed; `*` and `?` are wildcards. Default: anybody. */
  readonly principal?: string
  /** Lets so many calls pass before. Default: 0. */
  readonly skip?: number
  /** Meets so many calls. Default: all. */
  readonly count?: number
  /** Meets a part of the calls, from 0 to 1; which ones follows from `seed`. Default: all. */
  readonly probability?: number
  readonly seed?: string
}

/** Before the effect of a call or after it. */
export type FaultTime = 'before' | 'after'

/** What happens to a call. */
export type Fault =
  /** AWS refuses because of too many requests; nothing happens. */
  | { readonly fault: 'throttling' }
  /** AWS fails, by default with 500 and the code of its protocol; by default before it has done anything. */
  | {
      readonly fault: 'serverError'
      readonly when?: FaultTime
      readonly status?: number
      readonly code?: string
      readonly message?: string
    }
  /** The connection is closed without an answer; by default before AWS has done anything. */
  | { readonly fault: 'closed'; readonly when?: FaultTime }
  /** The answer comes so much later. */
  | { readonly fault: 'latency'; readonly seconds: number }
  /** A read that comes within so many seconds after a write of the same service does not show it. */
  | { readonly fault: 'stale'; readonly seconds: number }
  /** Pages of a list hold no more than so many items. */
  | { readonly fault: 'truncated'; readonly items: number }
  /** IAM denies, whatever the policies say. */
  | { readonly fault: 'denial' }

/** A rule of a scenario: what happens to calls that match. */
export type FaultBehaviour = FaultMatch & Fault

/** A JSON value as it stands on the wire. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }
export type JsonObject = { [key: string]: Json | undefined }

/** Who signed a request. */
export interface Principal {
  /** `arn:aws:iam::…:user/…` or `arn:aws:sts::…:assumed-role/ROLE/SESSION`. */
  readonly arn: string
  readonly account: string
  /** The role behind a session, with its path: what `aws:PrincipalArn` holds. For a user, its own ARN. */
  readonly identityArn: string
  readonly userId: string
  readonly temporary: boolean
}

/** One thing IAM is asked before an operation runs. Context values are those AWS would have in the request, never the client's word. */
export interface AccessCheck {
  readonly action: string
  readonly resource: string
  readonly context?: Readonly<Record<string, string | readonly string[]>>
  /** How a denial names the resource, where it does not by its ARN: IAM writes `role NAME`. An empty text means not at all. */
  readonly shownResource?: string
  /** The trust policy of the role that is to be assumed: it must allow too. */
  readonly trustPolicy?: string
}

/** What an operation has at hand. */
export interface RequestContext {
  readonly state: SandboxState
  readonly partition: string
  readonly region: string
  readonly account: string
  readonly principal: Principal
  /** Virtual now, in milliseconds since 1970. */
  readonly now: number
  /** Real now: lifetimes of credentials are measured in it, because clients compare them with their own clock. Absent means as `now`. */
  readonly realNow?: number
  /** Random but reproducible: seeded by the sandbox. */
  readonly ids: Ids
}

export interface Ids {
  /** Lower-case hexadecimal digits. */
  hex(length: number): string
  /** Decimal digits, the first of them not 0. */
  digits(length: number): string
  /** A number from 0 (inclusive) to 1 (exclusive). */
  fraction(): number
}

/** Everything that the sandbox remembers: plain JSON, so that it can be kept in a file between commands. One member per service. */
export interface SandboxState {
  [service: string]: unknown
}

/** One operation of one service: what IAM is asked first, and what is done. Both may throw `ServiceError`. */
export interface Operation {
  /** `ecs:DescribeServices`: the service's signing name and the operation's name. */
  readonly name: `${string}:${string}`
  /** Reads settle the clock under `--clock settle`; writes answer with the present. */
  readonly access: 'read' | 'write'
  /**
   * Written from AWS's service authorization reference and the request's own state; never from the client's tables. In the order AWS asks.
   * An empty list means that there is no rule, and nobody may.
   */
  checks(input: JsonObject, context: RequestContext): readonly AccessCheck[]
  /** The answer as it stands on the wire: JSON for awsJson services, members of the Result for query services. */
  handle(input: JsonObject, context: RequestContext): JsonObject
  /** Needs no permission and cannot be denied, as GetCallerIdentity. */
  readonly open?: true
}

/** One AWS service of the sandbox. State machines live in `next` and `advance`: no timer holds a closure, so that state survives a restart. */
export interface Service {
  /** Signing name, also the member of `SandboxState`: `ecs`, `logs`, `iam`, `sts`, `s3`. */
  readonly name: string
  initial(): unknown
  readonly operations: readonly Operation[]
  /**
   * When something happens by itself next (virtual milliseconds), and whether waiting for it is worthwhile: expiry and idle
   * events never pull time. With `only: 'pulling'` the next of those that do, even if an expiry comes before it.
   */
  next?(state: SandboxState, only?: 'pulling'): { readonly at: number; readonly pulls: boolean } | undefined
  /** Does all that is due at `context.now`. */
  advance?(context: Omit<RequestContext, 'principal'>): void
}

/** What AWS refuses, in AWS's words. `message: undefined` sends none, as some operations do. */
export class ServiceError extends Error {
  readonly code: string
  readonly status: number
  readonly wireMessage: string | undefined
  /** Further members of the error's body. */
  readonly members: JsonObject

  constructor(code: string, message: string | undefined, options: { status?: number; members?: JsonObject } = {}) {
    super(message ?? code)
    this.name = 'ServiceError'
    this.code = code
    this.wireMessage = message
    this.status = options.status ?? 400
    this.members = options.members ?? {}
  }
}

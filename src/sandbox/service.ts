/** A JSON value as it stands on the wire. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }
/** An object of it, as requests and answers are. */
export type JsonObject = { [key: string]: Json | undefined }

/** The principal that signed a request. */
export interface Principal {
  /** `arn:aws:iam::…:user/…` or `arn:aws:sts::…:assumed-role/ROLE/SESSION`. */
  readonly arn: string
  readonly account: string
  /** The role behind a session, with its path: what `aws:PrincipalArn` holds. For a user, its own ARN. */
  readonly identityArn: string
  readonly userId: string
  readonly temporary: boolean
  /** The key behind the request; absent where nobody signed it. */
  readonly accessKeyId?: string
}

/** One thing IAM is asked before an operation runs. Context values are those AWS would have in the request, never the client's word. */
export interface AccessCheck {
  readonly action: string
  readonly resource: string
  readonly context?: Readonly<Record<string, string | readonly string[]>>
  /** How a denial names the resource, where it does not by its ARN: IAM writes `role NAME`. An empty text means not at all. */
  readonly shownResource?: string
  /** The policy of the resource, where one decides too: a KMS key's. */
  readonly resourcePolicy?: string
  /** The trust policy of the role that is to be assumed: it must allow too. */
  readonly trustPolicy?: string
}

/** The partition, region and account that ARNs are made of. */
export interface Place {
  readonly partition: string
  readonly region: string
  /** Twelve digits. */
  readonly account: string
}

/** The context of an operation: its caller, its state and its clock. */
export interface RequestContext extends Place {
  /** The view of this account and region. */
  readonly state: SandboxState
  /** The view of another region or account: a log group of another region, a role of another account. */
  stateOf(place: Partial<Pick<Place, 'region' | 'account'>>): SandboxState
  readonly principal: Principal
  /** Virtual now, in milliseconds since 1970. */
  readonly now: number
  /** Real now: lifetimes of credentials are measured in it, because clients compare them with their own clock. Absent means as `now`. */
  readonly realNow?: number
  /** Random but reproducible: seeded by the sandbox. */
  readonly ids: Ids
  /** What keys, secrets and session tokens are made of: the system's randomness, unless the sandbox was given a seed. */
  readonly secrets: Ids
}

export interface Ids {
  /** Lower-case hexadecimal digits. */
  hex(length: number): string
  /** Decimal digits, the first of them not 0. */
  digits(length: number): string
  /** A number from 0 (inclusive) to 1 (exclusive). */
  fraction(): number
}

/**
 * A view of what the sandbox remembers: for each service its part of one account and region, as plain JSON. Services read theirs by their
 * store. `behaviours` and `closedKinds` come from the scenario and are the same in every view.
 */
export interface SandboxState {
  [service: string]: unknown
}

/** One operation of one service: what IAM is asked first, and what is done. Both may throw `ServiceError`. */
export interface Operation {
  /** `ecs:DescribeServices`: the service's name, which is IAM's prefix, and the operation's. */
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
  /** Members of the request that are taken and change nothing here; docs/sandbox-coverage.md lists them. */
  readonly withoutEffect?: readonly string[]
  /** Requests with larger bodies are refused unread. Default: 4 MiB. Only where line and headers alone tell the operation. */
  readonly maximumBodyBytes?: number
  /** Members of the request that would change what is answered and are not played: a request that has one is refused by its name. */
  readonly refused?: readonly string[]
  /** Needs no permission and cannot be denied, as GetCallerIdentity. */
  readonly open?: true
  /** Its requests bear no signature: who asks shows a token of somebody else's. */
  readonly isAnonymous?: true
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

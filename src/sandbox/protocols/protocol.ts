import type { AuthenticationProblem } from '../authenticate/failure.ts'
import type { Incoming, RequestHead } from '../incoming.ts'
import type { Reply } from '../reply.ts'
import type { JsonObject, SandboxState, ServiceError } from '../service.ts'

/** A decoded request: its operation and input. */
export interface DecodedRequest {
  /** `ecs:DescribeServices`. */
  readonly operation: string
  readonly input: JsonObject
}

/** A request that is answered, with what its response is written from. */
export interface Exchange {
  readonly requestId: string
  readonly incoming: Incoming
  /** The name of the service that is asked. */
  readonly service: string
  /** Undefined where the request could not be read so far. */
  readonly decoded: DecodedRequest | undefined
  /** The view of the account and region that were called; S3 says in headers where a bucket is. */
  readonly state: SandboxState
}

/** One way that AWS services speak on the wire, set up for one service. */
export interface Protocol {
  readonly name: string
  /** Whether a request without a signature is one for the service, from its line and headers alone. */
  claims(head: RequestHead): boolean
  /** The operation's name for the journal, where a request is refused before its body may be parsed. */
  peek(incoming: Incoming): string | undefined
  /** Reads what is asked for. Throws `ServiceError`. */
  decode(incoming: Incoming, service: string): DecodedRequest
  /** How inputs spell their values, by which they are checked; absent where a protocol has other rules than AWS's models. */
  readonly spelling?: 'json' | 'strings'
  encode(output: JsonObject, exchange: Exchange): Reply
  encodeError(error: ServiceError, exchange: Exchange): Reply
  /** Codes and statuses of this protocol for requests whose signature or keys are no good. */
  readonly authentication: Readonly<Record<AuthenticationProblem, AuthenticationRefusal>>
  /** Code and status of a refusal by IAM, and whether its message puts the resource in quotes. */
  readonly denied: { readonly code: string; readonly status: number; readonly quotesResource?: true }
  /** The refusal of an operation that is not there. */
  unknownOperation(service: string, operation: string): ServiceError
}

/** Code, status and text for one kind of failed authentication. */
export interface AuthenticationRefusal {
  readonly code: string
  readonly status: number
  readonly message: string
}

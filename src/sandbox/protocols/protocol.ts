import type { AuthenticationProblem } from '../authenticate/index.ts'
import type { Incoming } from '../incoming.ts'
import type { JsonObject, SandboxState, ServiceError } from '../service.ts'

/** What a request asks for. */
export interface Asked {
  /** `ecs:DescribeServices`. */
  readonly operation: string
  readonly input: JsonObject
}

/** What answers are written from. */
export interface Exchange {
  readonly requestId: string
  readonly incoming: Incoming
  readonly service: string
  readonly asked: Asked | undefined
  readonly state: SandboxState
}

/** One way that AWS services speak on the wire. */
export interface Protocol {
  readonly name: string
  /** Reads what is asked for. Throws `ServiceError`. */
  decode(incoming: Incoming, service: string): Asked
  encode(output: JsonObject, exchange: Exchange): Response
  encodeError(error: ServiceError, exchange: Exchange): Response
  /** How this protocol says that a signature is no good. */
  readonly authentication: Readonly<Record<AuthenticationProblem, AuthenticationAnswer>>
  /** Code and status of a refusal by IAM. */
  readonly denied: { readonly code: string; readonly status: number }
  /** Code and status of an operation that is not there. */
  unknownOperation(service: string, operation: string): ServiceError
}

/** Code, status and text for one kind of failure. */
export interface AuthenticationAnswer {
  readonly code: string
  readonly status: number
  readonly message: string
}

import type { ShapeTable } from '../../shapes/index.ts'
import type { Endpoint } from '../endpoint.ts'
import type { HttpResponse } from '../port.ts'
import type { ServiceSpec } from '../services.ts'

/** One call, ready to be written. */
export interface Outgoing {
  readonly service: string
  readonly operation: string
  readonly spec: ServiceSpec
  /** Where the protocol needs it and the service has one. */
  readonly shapes: ShapeTable | undefined
  readonly endpoint: Endpoint
  readonly input: object
}

/** A request before it is signed. */
export interface Encoded {
  readonly method: string
  /** Encoded, with a slash at the start. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
  /** Another base than the endpoint's: S3 puts the bucket into the host name. */
  readonly url?: string
}

/** The body of an error answer; HEAD requests and proxies give none. */
export interface ErrorAnswer {
  readonly code: string
  readonly message: string | undefined
  readonly requestId?: string | undefined
  /** S3: the region that the bucket is in. */
  readonly region?: string | undefined
}

/** A language of AWS. Decoding throws `UnreadableAnswer` when something else is spoken. */
export interface ProtocolCodec {
  /** Whether shapes are to be loaded. */
  readonly usesShapes: boolean
  encode(call: Outgoing): Encoded
  decode(call: Outgoing, response: HttpResponse): unknown
  /** Never throws: an answer that cannot be read is an error with the status for a code. */
  decodeError(call: Outgoing, response: HttpResponse): ErrorAnswer
}

/** The answer is not in the protocol: a captive portal, a proxy's page, an emulator of something else. */
export class UnreadableAnswer extends Error {}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function bytes(text: string): Uint8Array {
  return encoder.encode(text)
}
export function text(body: Uint8Array): string {
  return decoder.decode(body)
}

/** Percent-encoding as signatures want it: everything but unreserved characters. */
export function escapeText(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** For answers without a body that could be read. */
export function statusCode(status: number): string {
  return `Http${status}`
}

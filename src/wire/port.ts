/** A request as it goes over the wire. `url` is already encoded and is taken letter by letter: S3 keys may hold `..`. */
export interface HttpRequest {
  readonly method: string
  readonly url: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
}

export interface HttpResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** The way to sockets, or around them. Rejects with the signal's reason when it aborts, and with Node's error when nothing comes back. */
export type Http = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>

/** Environment variables, as given to the process or to a test. */
export type Environment = Readonly<Record<string, string | undefined>>

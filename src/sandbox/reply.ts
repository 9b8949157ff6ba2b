/** An answer before it is a `Response`: to make one, and to read its body again, costs a server more than all that leads to it. */
export interface Reply {
  readonly status: number
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Null where the answer has no body: `HEAD`, 204, 304. */
  readonly body: string | Buffer | null
}

/** The same as programs that hold the sandbox in process get it. */
export function toResponse({ status, headers, body }: Reply): Response {
  return new Response(typeof body === 'string' ? body : body && new Uint8Array(body), { status, headers })
}

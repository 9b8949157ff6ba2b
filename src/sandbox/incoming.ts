import { ServiceError } from './service.ts'

/** A request as programs hand it to a sandbox in process. */
export interface SandboxRequest extends Pick<Request, 'method' | 'url' | 'headers'> {
  readonly body: AsyncIterable<Uint8Array> | null
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal
}

/** The headers of a request. */
export type HeaderReader = Pick<Headers, 'get' | 'has' | 'keys'> & Iterable<[string, string]>

/** The line and the headers of a request: all that a service is recognised by. */
export interface RequestHead {
  readonly method: string
  readonly url: URL
  readonly headers: HeaderReader
}

/** A request whose body may still be on its way. */
export interface Arriving extends RequestHead {
  readonly signal?: AbortSignal | undefined
  /**
   * Reads the body, but no more than so many bytes. Rejects with `ServiceError` `RequestEntityTooLarge`, or `IncompleteBody` where the sender
   * broke off.
   */
  read(limitBytes: number): Promise<Buffer>
}

/** A request with its body read: what protocols decode and signatures cover. */
export interface Incoming extends RequestHead {
  readonly body: Buffer
}

/** A request of a program that holds the sandbox. */
export function arriving({ method, url, headers, body, signal }: SandboxRequest): Arriving {
  return { method, url: new URL(url), headers, signal, read: (limitBytes) => readAll(body, limitBytes) }
}

/** A request with its body read; rejects as `Arriving.read` does. */
export async function receive(request: Arriving, limitBytes: number): Promise<Incoming> {
  const { method, url, headers } = request
  if (Number(headers.get('content-length')) > limitBytes) throw bodyTooLarge()
  return { method, url, headers, body: await request.read(limitBytes) }
}

async function readAll(body: AsyncIterable<Uint8Array> | null, limitBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body ?? []) {
      size += chunk.byteLength
      if (size > limitBytes) throw bodyTooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof ServiceError ? error : bodyBrokenOff()
  }
  return Buffer.concat(chunks)
}

/** The refusal of a body that is larger than its service takes. */
export function bodyTooLarge(): ServiceError {
  return new ServiceError('RequestEntityTooLarge', 'Request size exceeded the limit', { status: 413 })
}

/** The refusal of a body that ended before its end. */
export function bodyBrokenOff(): ServiceError {
  return new ServiceError('IncompleteBody', 'The request body terminated unexpectedly', { status: 400 })
}

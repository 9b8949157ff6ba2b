import { ServiceError } from './service.ts'

/** A request as the sandbox takes it: a `Request`, or what costs a server less to make. */
export interface SandboxRequest extends Pick<Request, 'method' | 'url' | 'headers'> {
  readonly body: AsyncIterable<Uint8Array> | null
  /** Nobody waits for the answer any more. */
  readonly signal?: AbortSignal
}

/** The line and the headers of a request: all that a service is recognised by. */
export interface RequestHead {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
}

/** A request with its body read: what protocols decode and signatures cover. */
export interface Incoming extends RequestHead {
  readonly body: Buffer
}

/**
 * Reads the body, but no more than `limitBytes`.
 * Throws `ServiceError` `RequestEntityTooLarge`, or `IncompleteBody` if the sender broke off.
 */
export async function receive(request: SandboxRequest, head: RequestHead, limitBytes: number): Promise<Incoming> {
  if (!request.body) return { ...head, body: Buffer.alloc(0) }
  if (Number(request.headers.get('content-length')) > limitBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body) {
      size += chunk.byteLength
      if (size > limitBytes) throw tooLarge()
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw new ServiceError('IncompleteBody', 'The request body terminated unexpectedly', { status: 400 })
  }
  return { ...head, body: Buffer.concat(chunks) }
}

function tooLarge(): ServiceError {
  return new ServiceError('RequestEntityTooLarge', 'Request size exceeded the limit', { status: 413 })
}

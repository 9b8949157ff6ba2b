import { ServiceError } from './service.ts'

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
export async function receive(request: Request, head: RequestHead, limitBytes: number): Promise<Incoming> {
  if (!request.body) return { ...head, body: Buffer.alloc(0) }
  if (Number(request.headers.get('content-length')) > limitBytes) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new ServiceError('IncompleteBody', 'The request body terminated unexpectedly', { status: 400 })
    })
    if (done) return { ...head, body: Buffer.concat(chunks) }
    size += value.byteLength
    if (size > limitBytes) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
}

function tooLarge(): ServiceError {
  return new ServiceError('RequestEntityTooLarge', 'Request size exceeded the limit', { status: 413 })
}

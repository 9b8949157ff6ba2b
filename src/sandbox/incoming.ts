import { ServiceError } from './service.ts'

/** A request with its body read: what protocols recognise and signatures cover. */
export interface Incoming {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly body: Buffer
}

/** PutObject is the only operation with large bodies; real S3 takes 5 GB, a sandbox need not. */
const maximumBodyBytes = 64 * 1024 * 1024

/** Reads the body, but no more than `maximumBodyBytes`. Throws `ServiceError` `RequestEntityTooLarge`, or `IncompleteBody` if the sender broke off. */
export async function receive(request: Request): Promise<Incoming> {
  const incoming = { method: request.method, url: new URL(request.url), headers: request.headers }
  if (!request.body) return { ...incoming, body: Buffer.alloc(0) }
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new ServiceError('IncompleteBody', 'The request body terminated unexpectedly', { status: 400 })
    })
    if (done) return { ...incoming, body: Buffer.concat(chunks) }
    size += value.byteLength
    if (size > maximumBodyBytes) {
      await reader.cancel()
      throw new ServiceError('RequestEntityTooLarge', 'Request size exceeded the limit', { status: 413 })
    }
    chunks.push(value)
  }
}

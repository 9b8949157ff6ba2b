import type { IncomingMessage } from 'node:http'

import { type Arriving, bodyBrokenOff, bodyTooLarge, type HeaderReader } from './incoming.ts'

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])

/**
 * A request that came over a socket; undefined for what no AWS service would read: a broken address, an unheard-of method. A `Request`, its
 * `Headers` and a web stream for its body would cost more than the answer.
 */
export function readRequest(incoming: IncomingMessage, headers: HeaderReader): Arriving | undefined {
  const { method = 'GET' } = incoming
  const url = methods.has(method) ? readAddress(incoming.url ?? '/', headers) : undefined
  return url && { method, url, headers, read: (limitBytes) => readBody(incoming, limitBytes) }
}

/** The headers by their names in lower case; one that came more than once as one line, as `Headers` has it. */
export function readHeaders({ rawHeaders }: IncomingMessage): HeaderReader {
  const values = new Map<string, string>()
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase()
    const value = rawHeaders[index + 1] ?? ''
    const before = values.get(name)
    values.set(name, before === undefined ? value : `${before}, ${value}`)
  }
  return {
    get: (name) => values.get(name) ?? null,
    has: (name) => values.has(name),
    keys: () => values.keys(),
    [Symbol.iterator]: () => values[Symbol.iterator](),
  }
}

function readAddress(path: string, headers: HeaderReader): URL | undefined {
  try {
    return new URL(`http://${headers.get('host')}${path.startsWith('/') ? path : '/'}`)
  } catch {
    return undefined
  }
}

/** A body that is too large is left where it is: it must not take the connection with it before it is answered. */
function readBody(incoming: IncomingMessage, limitBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    function take(chunk: Buffer): void {
      chunks.push(chunk)
      size += chunk.length
      if (size <= limitBytes) return
      incoming.off('data', take).pause()
      reject(bodyTooLarge())
    }
    function breakOff(): void {
      reject(bodyBrokenOff())
    }
    incoming.on('data', take)
    incoming.once('error', breakOff)
    incoming.once('close', breakOff)
    incoming.once('end', () => {
      // Every request is closed in the end, and an error that nobody sees costs a hundredth of an answer.
      incoming.off('close', breakOff)
      resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
    })
  })
}

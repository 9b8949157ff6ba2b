import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

import type { Announcement } from './announcement.ts'
import type { Sandbox } from './sandbox.ts'

/** A sandbox that answers over HTTP. */
export interface Served extends Announcement {
  /** Takes no more requests and ends when those under way are answered. */
  close(): Promise<void>
}

/** The loopback address and no other: whoever can reach a sandbox can try its keys. */
const hostname = '127.0.0.1'

/**
 * Offers a sandbox to any AWS client on this machine. `port` 0 takes any free one.
 * Rejects with the system's error where the port cannot be had (`EADDRINUSE`, `EACCES`).
 */
export async function serveSandbox(sandbox: Sandbox, port: number): Promise<Served> {
  const server = createServer({ maxHeaderSize: 32_768, requestTimeout: 60_000 }, (incoming, outgoing) => {
    handle(sandbox, incoming, outgoing).catch(() => outgoing.destroy())
  })
  // Clients keep connections open between polls; a longer rest than theirs spares them a reset in between.
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: hostname }, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server on a port has an address')
  return {
    endpoint: `http://${hostname}:${address.port}`,
    region: sandbox.region,
    accountId: sandbox.account,
    ...sandbox.administrator,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeIdleConnections()
      }),
  }
}

async function handle(sandbox: Sandbox, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = toRequest(incoming)
  if (!request) {
    outgoing.writeHead(400, { connection: 'close' }).end()
    return
  }
  const response = await sandbox.fetch(request)
  outgoing.statusCode = response.status
  outgoing.setHeaders(response.headers)
  // A body that was too large was not read to its end: what is left of it must not be taken for the next request.
  if (response.status === 413) outgoing.setHeader('connection', 'close')
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

/** Undefined for what no AWS service would read: a broken address, an unheard-of method. */
function toRequest(incoming: IncomingMessage): Request | undefined {
  const { method = 'GET', url = '/', rawHeaders } = incoming
  const headers = new Headers()
  try {
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
    }
    const hasBody = method !== 'GET' && method !== 'HEAD'
    return new Request(`http://${headers.get('host') ?? hostname}${url.startsWith('/') ? url : '/'}`, {
      method,
      headers,
      ...(hasBody && { body: Readable.toWeb(incoming), duplex: 'half' }),
    } as RequestInit)
  } catch {
    return undefined
  }
}

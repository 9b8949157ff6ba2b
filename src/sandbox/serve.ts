import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

import type { Announcement } from './announcement.ts'
import { createGuard, type Guard } from './guard.ts'
import type { Arriving } from './incoming.ts'
import { readHeaders, readRequest } from './read-request.ts'
import type { Reply } from './reply.ts'

/** What is offered: a sandbox, as far as it is needed for that. */
export interface Offered {
  readonly account: string
  readonly region: string
  readonly administrator: { readonly accessKeyId: string; readonly secretAccessKey: string }
  reply(request: Arriving, pause: (milliseconds: number) => Promise<void>): Promise<Reply>
}

/** The options of serving a sandbox over HTTP. */
export interface ServeOptions {
  /** Default: 0, any that is free. */
  readonly port?: number
  /** The address to listen on. Default: 127.0.0.1. With any other, whoever reaches it can try its keys. */
  readonly host?: string
  /** Further names that requests may have as their Host. */
  readonly hosts?: readonly string[]
  /** Milliseconds that a request may take until it has come whole. Default: 60,000. */
  readonly requestMilliseconds?: number
}

/** A sandbox that answers over HTTP. */
export interface Served extends Announcement {
  /** Takes no more requests, gives those under way a second, then ends; when it is called again it ends at once. */
  close(): Promise<void>
}

/** What requests under way have when the server is told to end. */
const graceMilliseconds = 1000

/** More than any test needs, and less than the descriptors of a process. */
const maximumConnections = 2000

/**
 * Offers a sandbox to the AWS clients of this machine.
 * Rejects with the system's error where the port cannot be had (`EADDRINUSE`, `EACCES`).
 */
export async function serveSandbox(sandbox: Offered, options: ServeOptions = {}): Promise<Served> {
  const { port = 0, host = '127.0.0.1', hosts = [], requestMilliseconds = 60_000 } = options
  const guard = createGuard(host === '127.0.0.1' ? hosts : [...hosts, host])
  const limits = {
    maxHeaderSize: 32_768,
    headersTimeout: Math.min(15_000, requestMilliseconds),
    requestTimeout: requestMilliseconds,
    connectionsCheckingInterval: Math.min(5_000, requestMilliseconds),
  }
  const server = createServer(limits, (incoming, outgoing) => {
    handle(sandbox, guard, incoming, outgoing).catch(() => outgoing.destroy())
  })
  server.maxConnections = maximumConnections
  // Clients keep connections open between polls; a longer rest than theirs spares them a reset in between.
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host }, resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server on a port has an address')
  let closing: Promise<void> | undefined
  return {
    endpoint: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    region: sandbox.region,
    accountId: sandbox.account,
    ...sandbox.administrator,
    close() {
      if (closing) {
        server.closeAllConnections()
        return closing
      }
      closing = new Promise((resolve, reject) => {
        // A request that was half sent would hold the server up for ever.
        const timer = setTimeout(() => server.closeAllConnections(), graceMilliseconds)
        server.close((error) => {
          clearTimeout(timer)
          if (error) reject(error)
          else resolve()
        })
        server.closeIdleConnections()
      })
      return closing
    },
  }
}

async function handle(
  sandbox: Offered,
  guard: Guard,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const headers = readHeaders(incoming)
  const refusal = guard.refuse(headers)
  if (refusal) {
    outgoing.writeHead(refusal.status, { connection: 'close', 'content-type': 'text/plain' })
    outgoing.end(`${refusal.message}\n`)
    return
  }
  const request = readRequest(incoming, headers)
  if (!request) {
    outgoing.writeHead(400, { connection: 'close' }).end()
    return
  }
  const { status, headers: own, body } = await sandbox.reply(request, pause)
  outgoing.writeHead(status, {
    ...own,
    // An answer whose length is known goes out in one write; in chunks it costs a third more.
    ...(body === null ? {} : { 'content-length': Buffer.byteLength(body) }),
    // The rest of a body that was not read to its end must not be taken for the next request.
    ...(incoming.complete ? {} : { connection: 'close' }),
  })
  outgoing.end(body ?? undefined)
}

/** What the scenario makes late is late for a client on the other side of a socket. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

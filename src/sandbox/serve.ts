import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

import type { Announcement } from './announcement.ts'
import { createGuard, type Guard } from './guard.ts'
import type { SandboxRequest } from './incoming.ts'

/** What is offered: a sandbox, as far as it is needed for that. */
export interface Offered {
  readonly account: string
  readonly region: string
  readonly administrator: { readonly accessKeyId: string; readonly secretAccessKey: string }
  fetch(request: SandboxRequest, pause: (milliseconds: number) => Promise<void>): Promise<Response>
}

/** The options of serving a sandbox over HTTP. */
export interface ServeOptions {
  /** Default: 0, any that is free. */
  readonly port?: number
  /** The address to listen on. Default: 127.0.0.1. With any other, whoever reaches it can try its keys. */
  readonly host?: string
  /** Further names that requests may have as their Host. */
  readonly hosts?: readonly string[]
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
  const { port = 0, host = '127.0.0.1', hosts = [] } = options
  const guard = createGuard(host === '127.0.0.1' ? hosts : [...hosts, host])
  const limits = { maxHeaderSize: 32_768, headersTimeout: 15_000, requestTimeout: 60_000 }
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
  const headers = headersOf(incoming)
  const refusal = headers && guard.refuse(headers)
  if (!headers || refusal) {
    outgoing.writeHead(refusal?.status ?? 400, { connection: 'close', 'content-type': 'text/plain' })
    outgoing.end(refusal ? `${refusal.message}\n` : undefined)
    return
  }
  const request = toRequest(incoming, headers)
  if (!request) {
    outgoing.writeHead(400, { connection: 'close' }).end()
    return
  }
  const response = await sandbox.fetch(request, pause)
  outgoing.statusCode = response.status
  outgoing.setHeaders(response.headers)
  // What is left of a body that was not read to its end must not be taken for the next request.
  if (!incoming.complete) outgoing.setHeader('connection', 'close')
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

/** What the scenario makes late is late for a client on the other side of a socket. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

/** Undefined where a header is none. */
function headersOf({ rawHeaders }: IncomingMessage): Headers | undefined {
  const headers = new Headers()
  try {
    for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
      headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
    }
    return headers
  } catch {
    return undefined
  }
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])

/** Undefined for what no AWS service would read: a broken address, an unheard-of method. A `Request` and a web stream for its body cost more than all the rest. */
function toRequest(incoming: IncomingMessage, headers: Headers): SandboxRequest | undefined {
  const { method = 'GET', url = '/' } = incoming
  const address = `http://${headers.get('host')}${url.startsWith('/') ? url : '/'}`
  if (!methods.has(method) || !URL.canParse(address)) return undefined
  const hasBody = method !== 'GET' && method !== 'HEAD'
  // A body that is not read to its end must not take the connection with it: it is still answered.
  return { method, url: address, headers, body: hasBody ? incoming.iterator({ destroyOnReturn: false }) : null }
}

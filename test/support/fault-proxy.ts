import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type Http, type HttpRequest, type HttpResponse, nodeHttp } from '../../src/wire/index.ts'
import { faults, operationOf, type Spoiling, spoiler } from './spoiled-http.ts'

/** A server between a command and AWS that spoils answers. */
export interface FaultProxy {
  /** What the command takes for AWS. */
  readonly url: string
  /** The way to it, through real sockets; there is none to anywhere else. */
  readonly http: Http
  /** The operations whose answers were spoilt. */
  readonly spoilt: ReadonlySet<string>
  close(): Promise<void>
}

/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:1'

/**
 * Spoils answers as a network, a proxy or AWS would: connections are closed where they are, and a body ends before its length. A connection
 * that is refused cannot come from a server that listens, so that such a request goes to a port of nobody.
 */
export async function faultProxy(endpoint: string, spoiling: Spoiling): Promise<FaultProxy> {
  const decide = spoiler(spoiling)
  const spoilt = new Set<string>()
  const isSpoilt = (asked: HttpRequest) => {
    const is = decide(asked)
    if (is) spoilt.add(operationOf(asked))
    return is
  }
  const fault = faults[spoiling.fault]
  const refuses = spoiling.fault === 'a connection that is refused'
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const asked = await requestOf(incoming)
    if (refuses || !isSpoilt(asked)) return answer(outgoing, await passOn(endpoint, asked))
    const real = fault.done ? await passOn(endpoint, asked) : undefined
    const given = fault.answer(asked, real)
    if (given instanceof Error) outgoing.destroy()
    else if (spoiling.fault === 'a body cut short') cutShort(outgoing, given, real?.body.byteLength ?? 0)
    else answer(outgoing, given)
  }
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server has no other
  const http = nodeHttp({})
  return {
    url,
    spoilt,
    http: async (asked, signal) => {
      if (!asked.url.startsWith(url)) throw new Error(`this test has no network, and ${asked.url} was asked`)
      return http(refuses && isSpoilt(asked) ? { ...asked, url: asked.url.replace(url, NOBODY) } : asked, signal)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function requestOf(incoming: IncomingMessage): Promise<HttpRequest> {
  const { method = 'GET', url = '/', headers } = incoming
  const texts = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
  return {
    method,
    url: `http://${headers.host}${url}`,
    headers: Object.fromEntries(texts),
    body: new Uint8Array(await buffer(incoming)),
  }
}

/** Sends a request on as it came, its `host` included: signatures cover it. */
function passOn(endpoint: string, { method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
  const { hostname, port } = new URL(endpoint)
  const path = url.replace(/^http:\/\/[^/]*/, '')
  return new Promise((resolve, reject) => {
    const onward = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      buffer(response).then((whole) => {
        const texts = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const)
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(texts),
          body: new Uint8Array(whole),
        })
      }, reject)
    })
    onward.on('error', reject)
    onward.end(body)
  })
}

function answer(outgoing: ServerResponse, { status, headers, body }: HttpResponse): void {
  const { 'transfer-encoding': _chunked, connection: _ours, ...rest } = headers
  outgoing.writeHead(status, { ...rest, 'content-length': body.byteLength })
  outgoing.end(body)
}

/** Half of what was announced, then nothing. */
function cutShort(outgoing: ServerResponse, { status, headers, body }: HttpResponse, length: number): void {
  const { 'transfer-encoding': _chunked, connection: _ours, ...rest } = headers
  outgoing.writeHead(status, { ...rest, 'content-length': length })
  outgoing.write(body, () => outgoing.destroy())
}

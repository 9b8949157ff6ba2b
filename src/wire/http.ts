/**
 * The only file with sockets. `@smithy/node-http-handler` did the same for 6 to 11 ms more of the 24 ms that `node -e 0` takes
 * (measured on Node 20, bundled): it loads streams, both protocols and an ES module of `node:http`.
 */
import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import { createAgent, nodeModule } from './http-agents.ts'
import type { Environment, Http, HttpRequest, HttpResponse } from './port.ts'
import { ProxiedError, type ProxyRoute, proxyOf } from './proxy.ts'

/** Milliseconds until a connection stands; until an answer begins; of silence. */
const CONNECT_TIMEOUT = 10_000
const ANSWER_TIMEOUT = 60_000
const IDLE_TIMEOUT = 60_000

/**
 * The way to AWS: connections kept alive, `AWS_CA_BUNDLE`, proxies. Rejects with a `ProxiedError` for whatever goes wrong on a way through
 * a proxy, and with a `UserError` for a proxy that cannot be used.
 */
export function nodeHttp(env: Environment): Http {
  const agents = new Map<string, Promise<Agent>>()
  const agentFor = (url: string, route: ProxyRoute | undefined): Promise<Agent> => {
    const kind = `${new URL(url).protocol} ${route?.url ?? ''}`
    const agent = agents.get(kind) ?? createAgent(env, url, route)
    agents.set(kind, agent)
    return agent
  }
  return async (request, signal) => {
    signal.throwIfAborted()
    const route = proxyOf(env, request.url)
    const agent = await agentFor(request.url, route)
    // Loading an agent takes time, and a listener that comes after the abort hears nothing of it.
    signal.throwIfAborted()
    try {
      const response = await exchange(request, { agent, route }, signal)
      // Proxies alone answer so: with them a plain request goes to the proxy itself.
      if (route && response.status === 407) throw refusedBy(route, response.status)
      return response
    } catch (error) {
      signal.throwIfAborted()
      throw route && !(error instanceof ProxiedError) ? new ProxiedError(route, error) : error
    }
  }
}

function exchange(
  { method, url, headers, body }: HttpRequest,
  { agent, route }: { readonly agent: Agent; readonly route: ProxyRoute | undefined },
  signal: AbortSignal,
): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { protocol, hostname, port } = new URL(url)
    const request = nodeModule(protocol).request({
      agent,
      signal,
      method,
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port,
      // Cut out by hand: `new URL` would resolve the `..` in an object's key.
      path: url.replace(/^[a-z]+:\/\/[^/?]*/i, '') || '/',
      headers: body ? { ...headers, 'content-length': body.byteLength } : headers,
      timeout: IDLE_TIMEOUT,
    })
    // Before it has a socket a request cannot tell that it was destroyed: a proxy that does not answer would hold it for ever.
    const fail = (error: unknown) => {
      stop()
      reject(error)
      request.destroy()
    }
    const aborted = () => fail(signal.reason)
    signal.addEventListener('abort', aborted)
    const times = limitTimes(request, protocol === 'https:' ? 'secureConnect' : 'connect', fail)
    const stop = () => {
      times.stop()
      signal.removeEventListener('abort', aborted)
    }
    request.on('error', fail)
    // The library plays a refusal of the proxy back as if it were AWS's answer.
    request.on('proxyConnect', ({ statusCode = 200 }: { statusCode?: number }) => {
      if (route && statusCode !== 200) fail(refusedBy(route, statusCode))
    })
    request.on('response', (response) => {
      times.stop()
      collect(response).then(resolve, reject).finally(stop)
    })
    request.end(body)
  })
}

function refusedBy(route: ProxyRoute, status: number): ProxiedError {
  return new ProxiedError(
    route,
    new Error(status === 407 ? 'it wants a name and a password (407)' : `it answers ${status}`),
    status,
  )
}

/** Ends the request when something takes too long, until it is told to stop. */
function limitTimes(
  request: ClientRequest,
  connected: 'connect' | 'secureConnect',
  fail: (error: Error) => void,
): { stop(): void } {
  const give = (milliseconds: number, code: string, what: string) =>
    setTimeout(() => fail(Object.assign(new Error(`${what} within ${milliseconds / 1000} s`), { code })), milliseconds)
  const answer = give(ANSWER_TIMEOUT, 'ETIMEDOUT', 'no answer')
  let connection: NodeJS.Timeout | undefined
  request.on('socket', (socket) => {
    if (!socket.connecting) return
    connection = give(CONNECT_TIMEOUT, 'CONNECT_TIMEOUT', 'no connection')
    socket.once(connected, () => clearTimeout(connection))
  })
  request.on('timeout', () => fail(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })))
  return {
    stop: () => {
      clearTimeout(answer)
      clearTimeout(connection)
    },
  }
}

function collect(response: IncomingMessage): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    // Node.js says no more than `aborted` of an answer that ends before its end.
    response.on('error', (cause: Error & { readonly code?: string }) =>
      reject(Object.assign(new Error('the answer broke off', { cause }), { code: cause.code ?? 'ECONNRESET' })),
    )
    response.on('end', () => {
      const headers: Record<string, string> = {}
      for (const [name, value] of Object.entries(response.headers)) headers[name] = String(value)
      resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) })
    })
  })
}

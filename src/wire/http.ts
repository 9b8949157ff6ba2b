/**
 * The only file with sockets. `@smithy/node-http-handler` did the same for 6 to 11 ms more of the 24 ms that `node -e 0` takes
 * (measured on Node 20, bundled): it loads streams, both protocols and an ES module of `node:http`.
 */
import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import { createAgent, nodeModule, usesProxy } from './http-agents.ts'
import type { Environment, Http, HttpRequest, HttpResponse } from './port.ts'

/** Milliseconds until a connection stands; until an answer begins; of silence. */
const CONNECT_TIMEOUT = 10_000
const ANSWER_TIMEOUT = 60_000
const IDLE_TIMEOUT = 60_000

/**
 * The way to AWS: connections kept alive, `AWS_CA_BUNDLE`, proxies. `env` must be the process's own where a proxy is set: the library for
 * proxies reads it there.
 */
export function nodeHttp(env: Environment): Http {
  const agents = new Map<string, Promise<Agent>>()
  const agentFor = (url: string): Promise<Agent> => {
    const kind = `${new URL(url).protocol} ${usesProxy(env, url)}`
    const agent = agents.get(kind) ?? createAgent(env, url)
    agents.set(kind, agent)
    return agent
  }
  return async (request, signal) => {
    signal.throwIfAborted()
    const agent = await agentFor(request.url)
    try {
      return await exchange(request, agent, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw error
    }
  }
}

function exchange(
  { method, url, headers, body }: HttpRequest,
  agent: Agent,
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
    const stop = limitTimes(request, protocol === 'https:' ? 'secureConnect' : 'connect')
    request.on('error', (error) => {
      stop()
      reject(error)
    })
    request.on('response', (response) => {
      stop()
      collect(response).then(resolve, reject)
    })
    request.end(body)
  })
}

/** Ends the request when something takes too long; returns what ends the watch. */
function limitTimes(request: ClientRequest, connected: 'connect' | 'secureConnect'): () => void {
  const give = (milliseconds: number, code: string, what: string) =>
    setTimeout(
      () => request.destroy(Object.assign(new Error(`${what} within ${milliseconds / 1000} s`), { code })),
      milliseconds,
    )
  const answer = give(ANSWER_TIMEOUT, 'ETIMEDOUT', 'no answer')
  let connection: NodeJS.Timeout | undefined
  request.on('socket', (socket) => {
    if (!socket.connecting) return
    connection = give(CONNECT_TIMEOUT, 'CONNECT_TIMEOUT', 'no connection')
    socket.once(connected, () => clearTimeout(connection))
  })
  request.on('timeout', () => request.destroy(Object.assign(new Error('silence'), { code: 'ETIMEDOUT' })))
  return () => {
    clearTimeout(answer)
    clearTimeout(connection)
  }
}

function collect(response: IncomingMessage): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    response.on('data', (chunk: Buffer) => chunks.push(chunk))
    response.on('error', reject)
    response.on('end', () => {
      const headers: Record<string, string> = {}
      for (const [name, value] of Object.entries(response.headers)) headers[name] = String(value)
      resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) })
    })
  })
}

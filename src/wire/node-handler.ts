/** Sockets: the SDK's handler with our time limits, certificates and proxies. Loaded with the first request. */
import { readFile } from 'node:fs/promises'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { HttpRequest } from '@smithy/protocol-http'
import { UserError } from '../calls/index.ts'
import type { Environment } from './port.ts'

/** Milliseconds until a connection stands; until an answer begins; of silence. */
const timeouts = { connectionTimeout: 10_000, requestTimeout: 60_000, socketTimeout: 60_000 } as const

/** A handler for the URLs like this one: those of the machine itself go past any proxy. Connections are kept for the next request. */
export const createHandler = async (env: Environment, url: string): Promise<NodeHttpHandler> => {
  const ca = await certificates(env)
  const agents = usesProxy(env, url) ? await proxyAgents(ca) : { httpsAgent: { ...ca } }
  return new NodeHttpHandler({ ...timeouts, throwOnRequestTimeout: true, ...agents })
}

/** Whether a request may have to go through a proxy. As Go does, this machine is never reached through one. */
export const usesProxy = (env: Environment, url: string): boolean => {
  const names = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'https_proxy', 'http_proxy', 'all_proxy']
  if (!names.some((name) => env[name])) return false
  return !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)
}

/** proxy-agent reads the variables itself, NO_PROXY as well. */
const proxyAgents = async (ca: object) => {
  const { ProxyAgent } = await import('proxy-agent')
  const agent = new ProxyAgent({ keepAlive: true, ...ca })
  return { httpAgent: agent, httpsAgent: agent }
}

const certificates = async (env: Environment): Promise<{ ca?: Buffer }> => {
  const file = env.AWS_CA_BUNDLE
  if (!file) return {}
  try {
    return { ca: await readFile(file) }
  } catch (cause) {
    throw new UserError('CA_BUNDLE_UNREADABLE', `cannot read \`${file}\``, { hint: 'AWS_CA_BUNDLE names it', cause })
  }
}

interface Message {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: Uint8Array | undefined
}

/** A request in the handler's own form. The path is cut out by hand: `new URL` would resolve the `..` in an object's key. */
export const destination = (url: string, { method, headers, body }: Message): HttpRequest => {
  const { protocol, hostname, port } = new URL(url)
  const path = url.replace(/^[a-z]+:\/\/[^/?]*/i, '') || '/'
  return new HttpRequest({ method, protocol, hostname, ...(port && { port: Number(port) }), path, headers, body })
}

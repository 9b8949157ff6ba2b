import type { Agent } from 'node:http'
import { UserError } from '../calls/index.ts'
import type { Environment } from './port.ts'
import { type ProxyRoute, proxyOf } from './proxy.ts'
import { refusePipe } from './refuse-pipe.ts'

/**
 * Node's HTTP or HTTPS. Not by `import`: a static one of `node:http` costs 25 ms on Node 22 and newer, a dynamic one starts the loader of
 * ES modules; and whoever speaks only one of the two need not load the other.
 */
export function nodeModule(protocol: string) {
  return protocol === 'https:' ? process.getBuiltinModule('node:https') : process.getBuiltinModule('node:http')
}

/** Keeps connections for the next request; goes through a proxy, and trusts other certificates, as the environment says. */
export async function createAgent(env: Environment, url: string, route?: ProxyRoute): Promise<Agent> {
  const { protocol } = new URL(url)
  const trusted = protocol === 'https:' ? await certificates(env) : {}
  const options = { keepAlive: true, ...trusted }
  if (!route) return new (nodeModule(protocol).Agent)(options)
  // Not `proxy-agent`, which chooses between them: it reads the process's own variables, and brings SOCKS and an interpreter for PAC files.
  if (protocol === 'https:') {
    const { HttpsProxyAgent } = await import('https-proxy-agent')
    const agent = new HttpsProxyAgent(route.url, options)
    // Its own options are for the connection to the proxy; those of the agent reach the one that goes through the tunnel.
    Object.assign(agent.options, trusted)
    return agent
  }
  const { HttpProxyAgent } = await import('http-proxy-agent')
  return new HttpProxyAgent(route.url, options)
}

/** The agent for one URL, through whatever proxy the environment names for it. */
export function agentFor(env: Environment, url: string): Promise<Agent> {
  return createAgent(env, url, proxyOf(env, url))
}

async function certificates(env: Environment): Promise<{ ca?: Buffer }> {
  const file = env.AWS_CA_BUNDLE
  if (!file) return {}
  refusePipe(file, 'AWS_CA_BUNDLE')
  try {
    return { ca: await process.getBuiltinModule('node:fs').promises.readFile(file) }
  } catch (cause) {
    throw new UserError('CA_BUNDLE_UNREADABLE', `cannot read \`${file}\``, { hint: 'AWS_CA_BUNDLE names it', cause })
  }
}

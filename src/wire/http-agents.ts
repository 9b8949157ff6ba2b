import type { Agent } from 'node:http'
import { UserError } from '../calls/index.ts'
import type { Environment } from './port.ts'

/**
 * Node's HTTP or HTTPS. Not by `import`: a static one of `node:http` costs 25 ms on Node 22 and newer, a dynamic one starts the loader of
 * ES modules; and whoever speaks only one of the two need not load the other.
 */
export function nodeModule(protocol: string) {
  return protocol === 'https:' ? process.getBuiltinModule('node:https') : process.getBuiltinModule('node:http')
}

/** Keeps connections for the next request; goes through a proxy, and trusts other certificates, as the environment says. */
export async function createAgent(env: Environment, url: string): Promise<Agent> {
  const { protocol } = new URL(url)
  const options = { keepAlive: true, ...(protocol === 'https:' && (await certificates(env))) }
  if (!usesProxy(env, url)) return new (nodeModule(protocol).Agent)(options)
  // It reads the variables itself, NO_PROXY as well.
  const { ProxyAgent } = await import('proxy-agent')
  return new ProxyAgent(options)
}

const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'https_proxy', 'http_proxy', 'all_proxy']

/** Whether a request may have to go through a proxy. As Go does, this machine is never reached through one. */
export function usesProxy(env: Environment, url: string): boolean {
  return proxyVariables.some((name) => env[name]) && !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname)
}

async function certificates(env: Environment): Promise<{ ca?: Buffer }> {
  const file = env.AWS_CA_BUNDLE
  if (!file) return {}
  try {
    return { ca: await process.getBuiltinModule('node:fs').promises.readFile(file) }
  } catch (cause) {
    throw new UserError('CA_BUNDLE_UNREADABLE', `cannot read \`${file}\``, { hint: 'AWS_CA_BUNDLE names it', cause })
  }
}

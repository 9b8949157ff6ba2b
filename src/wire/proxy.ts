import { UserError } from '../calls/index.ts'
import type { Environment } from './port.ts'

/** The proxy that a request goes through, and the variable that names it. */
export interface ProxyRoute {
  readonly url: URL
  /** The variable that names it, as it is spelt in the environment. */
  readonly variable: string
  /** The proxy without its name and password. */
  readonly shown: string
}

/**
 * The proxy for a URL by the rules of Go's HTTP client, which ecspresso has, and `ALL_PROXY` as curl has it: the variable of the scheme,
 * upper case before lower case; never for this machine itself or what `NO_PROXY` exempts.
 * https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config (checked 2026-11)
 *
 * Throws `PROXY_UNSUPPORTED` for SOCKS and automatic configuration, which ristretto does not speak: going without the proxy that somebody
 * asked for would be worse. Throws `PROXY_INVALID` for what is no URL.
 */
export function proxyOf(env: Environment, target: string): ProxyRoute | undefined {
  const { protocol, hostname, port } = new URL(target)
  const name = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY'
  const variable = [name, name.toLowerCase(), 'ALL_PROXY', 'all_proxy'].find((each) => env[each])
  if (variable === undefined || isThisMachine(hostname)) return undefined
  if (isExempt(env['NO_PROXY'] || env['no_proxy'] || '', hostname, port || (protocol === 'https:' ? '443' : '80')))
    return undefined
  return routeOf(env[variable] ?? '', variable)
}

function routeOf(value: string, variable: string): ProxyRoute {
  // `proxy:3128` alone is a host with a port, as in Go.
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.hostname) throw new UserError('PROXY_INVALID', `\`${variable}\` is no URL of a proxy`, { hint: WANTED })
  const shown = `${url.protocol}//${url.host}`
  if (/^pac\b/i.test(url.protocol) || /\.pac$/i.test(url.pathname))
    throw new UserError(
      'PROXY_UNSUPPORTED',
      `\`${variable}\` names a proxy configuration file (PAC), which is not supported`,
      { hint: WANTED },
    )
  if (!/^https?:$/.test(url.protocol))
    throw new UserError('PROXY_UNSUPPORTED', `\`${variable}\` names the proxy \`${shown}\`: ${kindOf(url)}`, {
      hint: WANTED,
    })
  return { url, variable, shown }
}

const WANTED = 'name an HTTP proxy (`http://HOST:PORT` or `https://HOST:PORT`), or exempt the host in NO_PROXY'

function kindOf({ protocol }: URL): string {
  return /^socks/i.test(protocol) ? 'SOCKS is not supported' : `\`${protocol}//\` is not supported`
}

function isThisMachine(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname)
}

/** `NO_PROXY`: `*`, host names with their subdomains, `.domain` for these alone, addresses, blocks of addresses; each but `*` with a port or not. */
function isExempt(list: string, hostname: string, port: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  return list
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true
      if (entry.includes('/')) return isInBlock(host, entry)
      const [, name = entry, own] =
        /^(.*?):(\d+)$/.exec(entry.startsWith('[') ? entry.replace(/[[\]]/g, '') : entry) ?? []
      // An address of IPv6 ends in something like a port.
      const isAddress = entry.split(':').length > 2 && !entry.startsWith('[')
      if (isAddress) return entry === host
      if (own !== undefined && own !== port) return false
      const bare = name.replace(/^\*?\./, '')
      return (host === bare && bare === name) || host.endsWith(`.${bare}`)
    })
}

/** Blocks of IPv4 addresses: those of IPv6 are no way to AWS's host names. */
function isInBlock(host: string, block: string): boolean {
  const [base = '', bits = ''] = block.split('/')
  const [address, network] = [numberOf(host), numberOf(base)]
  const size = /^\d+$/.test(bits) ? Number(bits) : -1
  if (address === undefined || network === undefined || !(size >= 0 && size <= 32)) return false
  return Math.floor(address / 2 ** (32 - size)) === Math.floor(network / 2 ** (32 - size))
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number)
  const isValid = parts.length === 4 && parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)
  return isValid ? parts.reduce((sum, part) => sum * 256 + part, 0) : undefined
}

/** An error of a connection that led through a proxy: messages have to name it, or users look for the fault at AWS. */
export class ProxiedError extends Error {
  readonly route: ProxyRoute
  /** The proxy's own answer, where it refused to make a connection. */
  readonly status: number | undefined

  constructor(route: ProxyRoute, cause: unknown, status?: number) {
    const why = cause instanceof Error ? cause.message : String(cause)
    super(`the proxy \`${route.shown}\` (${route.variable}) is on the way: ${why}`, { cause })
    this.route = route
    this.status = status
  }
}

import { registryOf } from './services/ecr/index.ts'

/** Why a request is not let through to the sandbox. */
export interface GuardRefusal {
  readonly status: 403
  readonly message: string
}

/** Hosts that requests may name, and how a refusal of others is worded. */
export interface Guard {
  /** Undefined where the request is let through. Looks at line and headers alone. */
  refuse(headers: Pick<Headers, 'get'>): GuardRefusal | undefined
}

/**
 * A guard that lets through what programs of this machine send: requests to 127.0.0.1, localhost and its subdomains (buckets), and `hosts`. A
 * web page must not reach the sandbox: neither from another site (browsers say so in `Origin` and `Sec-Fetch-Site`) nor through a name
 * that its owner lets point to 127.0.0.1 (DNS rebinding), which is then the request's Host. The names of ECR's registries are AWS's.
 * https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site (checked 2026-11)
 */
export function createGuard(hosts: readonly string[] = []): Guard {
  const allowed = new Set(['127.0.0.1', 'localhost', '[::1]', ...hosts.map((host) => host.toLowerCase())])
  function isAllowed(host: string): boolean {
    const name = host.toLowerCase().replace(/:\d{1,5}$/, '')
    return allowed.has(name) || /^[\w.-]+\.localhost$/.test(name) || registryOf(name) !== undefined
  }
  return {
    refuse(headers) {
      const host = headers.get('host') ?? ''
      if (!isAllowed(host)) {
        return forbidden(`the sandbox answers requests to 127.0.0.1 and localhost, not to \`${host.slice(0, 100)}\``)
      }
      const site = headers.get('sec-fetch-site') ?? 'none'
      if (site !== 'none' && site !== 'same-origin') return forbidden('the sandbox answers no requests of other sites')
      const origin = headers.get('origin')
      if (origin !== null && !isAllowed(origin.replace(/^https?:\/\//, ''))) {
        return forbidden('the sandbox answers no requests of other sites')
      }
      return undefined
    },
  }
}

function forbidden(message: string): GuardRefusal {
  return { status: 403, message }
}

import type { LocalRequest, LocalResponse } from '../../../calls/index.ts'
import { withoutSecrets } from '../../without-secrets.ts'
import { isRecord } from '../state.ts'
import { type Outside, unreadable } from './elsewhere.ts'

const MOST_REDIRECTS = 5

/** One request to a server that is not AWS, and those that it redirects to. Secret headers are not sent to another server. */
export async function request(outside: Outside, first: LocalRequest): Promise<LocalResponse> {
  const { ports, signal } = outside
  const { http } = ports
  if (!http) throw unreadable('there is no way to HTTP here')
  let next = first
  for (let redirects = 0; ; redirects += 1) {
    const current = next
    const response = await http(current, signal).catch((cause: unknown) => {
      signal.throwIfAborted()
      throw unreadable(`\`${withoutSecrets(current.url)}\` cannot be reached: ${reasonOf(cause)}`, hintOn(cause), cause)
    })
    const target = response.headers['location']
    if (response.status < 300 || response.status >= 400 || target === undefined) return response
    if (redirects >= MOST_REDIRECTS) throw unreadable(`\`${withoutSecrets(first.url)}\` redirects without end`)
    next = redirected(current, target)
  }
}

/** The error for an answer that is none; `hint` by what the place wants. */
export function refusal(shown: string, { status }: LocalResponse, hint?: string): Error {
  const what =
    status === 404 ? 'there is none' : status === 401 || status === 403 ? 'access is refused' : 'the server answered'
  return unreadable(`the Terraform state \`${shown}\` cannot be read: ${what} (${status})`, hint)
}

function redirected(from: LocalRequest, target: string): LocalRequest {
  const url = new URL(target, from.url)
  const isSame = url.origin === new URL(from.url).origin
  const { authorization: _, ...harmless } = from.headers ?? {}
  return { method: 'GET', url: url.href, headers: isSame ? (from.headers ?? {}) : harmless }
}

/** The port of HTTP tells which proxy is on the way, and what that answered instead of making a connection. */
function hintOn(cause: unknown): string {
  const { route, status } = { route: undefined, status: undefined, ...(cause instanceof Error ? cause : {}) }
  const variable = isRecord(route) ? route['variable'] : undefined
  if (typeof variable !== 'string') return 'check the address, HTTPS_PROXY and the network'
  if (status === 407) return `write a name and a password into ${variable}: \`http://NAME:PASSWORD@HOST:PORT\``
  return `check ${variable} and whether the proxy is up; NO_PROXY exempts hosts that can be reached without it`
}

function reasonOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause))
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()
}

import { AuthenticationFailure } from '../../../authenticate/failure.ts'
import type { Bearer, StateOf } from '../../../aws-service.ts'
import type { RequestHead } from '../../../incoming.ts'
import { put } from '../../../records.ts'
import type { RequestContext } from '../../../service.ts'
import { digestOf, ecrState, registryHost } from '../store.ts'
import { registryOf } from './host.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html (checked 2026-11): twelve hours. */
const lifetime = 12 * 3_600_000

/** Makes a password for the registries of a region, good for who asks. Expired ones are forgotten. */
export function issuePassword(context: RequestContext): { readonly password: string; readonly expiresAt: number } {
  const now = context.realNow ?? context.now
  const { tokens } = ecrState(context.state)
  for (const [digest, { expiresAt }] of Object.entries(tokens)) if (expiresAt <= now) delete tokens[digest]
  const expiresAt = now + lifetime
  const payload = `${context.account}.${context.secrets.hex(64)}`
  const password = Buffer.from(
    JSON.stringify({ payload, version: '2', type: 'DATA_KEY', expiration: Math.floor(expiresAt / 1000) }),
  ).toString('base64')
  put(tokens, digestOf(password), { accessKeyId: context.principal.accessKeyId ?? '', expiresAt })
  return { password, expiresAt }
}

/** The address under which a blob can be had by who asks now, without a password. */
export function blobLink(repository: string, digest: string, context: RequestContext): string {
  const { password } = issuePassword(context)
  const link = new URL(`https://${registryHost(context)}/v2/${repository}/blobs/${digest}`)
  link.searchParams.set(linkParameter, linkOf(context.account, digestOf(password), link.pathname))
  return link.href
}

/**
 * Who a request to a registry is from: by user `AWS` and password, or by a link that the registry has made, of which nothing else is asked.
 * Throws `AuthenticationFailure`.
 */
export function bearerOf({ url, headers }: RequestHead, stateOf: StateOf, realNow: number): Bearer {
  const place = registryOf(headers.get('host') ?? url.host)
  if (!place) throw new AuthenticationFailure('missing')
  const link = url.searchParams.get(linkParameter)
  const password = link === null ? passwordIn(headers.get('authorization')) : undefined
  const account = link === null ? accountOf(password ?? '') : link.slice(0, 12)
  if (!/^\d{12}$/.test(account)) throw new AuthenticationFailure('bad token')
  const { tokens } = ecrState(stateOf({ account, region: place.region }))
  for (const [digest, { accessKeyId, expiresAt }] of Object.entries(tokens)) {
    const isMeant = link === null ? digest === digestOf(password ?? '') : link === linkOf(account, digest, url.pathname)
    if (!isMeant) continue
    if (expiresAt <= realNow) throw new AuthenticationFailure('expired token')
    return { accessKeyId, place }
  }
  throw new AuthenticationFailure('bad token')
}

/** The parameter of a link. */
const linkParameter = 'X-Ecr-Link'

/** Whether a request comes by a link of the registry's. */
export function isLinked({ url }: RequestHead): boolean {
  return url.searchParams.has(linkParameter)
}

/** The address under which what a request asks for by its password can be had without one. */
export function linkFor({ url, headers }: RequestHead): string {
  const password = passwordIn(headers.get('authorization'))
  const link = new URL(url)
  link.search = ''
  link.searchParams.set(linkParameter, linkOf(accountOf(password), digestOf(password), url.pathname))
  return link.href
}

// Whoever knows the link knows neither the token nor another link.
function linkOf(account: string, tokenDigest: string, path: string): string {
  return `${account}${digestOf(`${tokenDigest} ${path}`).slice('sha256:'.length)}`
}

function passwordIn(authorization: string | null): string {
  const [, encoded] = /^basic\s+([\w+/=-]+)$/i.exec(authorization ?? '') ?? []
  if (encoded === undefined) throw new AuthenticationFailure('missing')
  const [user, password] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s)
  if (user !== 'AWS' || !password) throw new AuthenticationFailure('bad token')
  return password
}

function accountOf(password: string): string {
  return /"payload":"(\d{12})\./.exec(Buffer.from(password, 'base64').toString('utf8'))?.[1] ?? ''
}

import type { Answer, Aws, LocalPorts, LocalResponse } from '../calls/index.ts'
import type { ImageReference } from './image-reference.ts'

/** What a registry says about an image. */
export type FoundImage =
  | { readonly kind: 'found'; readonly digest: string; readonly manifest: unknown; readonly configuration: unknown }
  | { readonly kind: 'absent' }
  /** It is not for everybody: nobody is signed in here. */
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'limited' }
  | { readonly kind: 'unreachable'; readonly because: string }

/** The forms of a manifest or an index. https://github.com/opencontainers/image-spec/blob/main/media-types.md and Docker's own (checked 2026-11) */
export const manifestTypes: readonly string[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]

/**
 * Asks a registry, as everybody may, for an image's manifest and, where that is of one machine, for its configuration.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md (checked 2026-11)
 */
export async function askRegistry(step: Aws, reference: ImageReference): Promise<Answer<FoundImage>> {
  const { host, repository, tag, digest } = reference
  const base = `https://${host}/v2/${repository}`
  return step.local<FoundImage>({
    title: `ask ${host} for ${reference.written}`,
    access: 'read',
    input: { url: `${base}/manifests/${digest ?? tag}` },
    perform: async ({ http }, signal) => {
      if (!http) throw new Error('bug: no registry can be asked here')
      return lookInto(clientOf(http, signal), base, digest ?? tag ?? 'latest')
    },
  })
}

/** What is behind a link to the configuration of an image; `undefined` where nobody gives it. */
export async function readConfiguration(step: Aws, url: string): Promise<Answer<unknown>> {
  return step.local<unknown>({
    title: 'read the configuration of an image',
    access: 'read',
    input: {},
    perform: async ({ http }, signal) => {
      if (!http) throw new Error('bug: no registry can be asked here')
      if (!/^https:/.test(url)) return undefined
      const response = await clientOf(http, signal)(url, '*/*')
      return 'status' in response && response.status === 200 ? parsed(response.body) : undefined
    },
  })
}

/** The digest of the configuration that a manifest names; `undefined` for an index, and for what is none. */
export function configurationDigest(manifest: unknown): string | undefined {
  const digest = memberOf(memberOf(manifest, 'config'), 'digest')
  return typeof digest === 'string' ? digest : undefined
}

type Client = (url: string, accept: string) => Promise<LocalResponse | { readonly because: string }>

/** Sends with a header of authorisation, where one is given. */
type Send = (url: string, accept: string, authorization?: string) => ReturnType<Client>

async function lookInto(get: Client, base: string, reference: string): Promise<FoundImage> {
  const response = await get(`${base}/manifests/${reference}`, manifestTypes.join(', '))
  if ('because' in response) return { kind: 'unreachable', because: response.because }
  const { status, body, headers } = response
  if (status === 404) return { kind: 'absent' }
  if (status === 401 || status === 403) return { kind: 'refused', status }
  if (status === 429) return { kind: 'limited' }
  if (status !== 200) return { kind: 'unreachable', because: `it answered ${status}` }
  const manifest = parsed(body)
  const configuration = await configurationOf(get, base, manifest)
  return { kind: 'found', digest: headers['docker-content-digest'] ?? (await digestOf(body)), manifest, configuration }
}

/** Of an index the platforms stand in the index itself. */
async function configurationOf(get: Client, base: string, manifest: unknown): Promise<unknown> {
  const digest = configurationDigest(manifest)
  if (digest === undefined) return undefined
  const response = await get(`${base}/blobs/${digest}`, '*/*')
  return 'status' in response && response.status === 200 ? parsed(response.body) : undefined
}

/** Asks with a token where one is wanted, fetched from where the registry says; follows links to where blobs are kept. */
function clientOf(http: NonNullable<LocalPorts['http']>, signal: AbortSignal): Client {
  let authorization: string | undefined
  const send: Send = async (url, accept, as) => {
    const headers = { accept, ...(as === undefined ? {} : { authorization: as }) }
    try {
      return await http({ method: 'GET', url, headers }, signal)
    } catch (cause) {
      signal.throwIfAborted()
      return { because: cause instanceof Error ? cause.message : String(cause) }
    }
  }
  return async (url, accept) => {
    const first = await send(url, accept, authorization)
    const challenge = 'status' in first && first.status === 401 ? first.headers['www-authenticate'] : undefined
    const tokens = challenge === undefined ? undefined : tokenUrl(challenge)
    if (tokens === undefined) return followed(first, (to) => send(to, accept))
    const answer = await send(tokens, 'application/json')
    const said = 'status' in answer && answer.status === 200 ? parsed(answer.body) : undefined
    const token = memberOf(said, 'token') ?? memberOf(said, 'access_token')
    if (typeof token !== 'string') return first
    authorization = `Bearer ${token}`
    return followed(await send(url, accept, authorization), (to) => send(to, accept))
  }
}

/** The place where blobs are kept is another's: no token goes there. */
async function followed(
  response: Awaited<ReturnType<Client>>,
  go: (url: string) => ReturnType<Client>,
): ReturnType<Client> {
  if (!('status' in response) || response.status < 300 || response.status > 308) return response
  const { location } = response.headers
  return location === undefined ? response : go(location)
}

/** `Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/nginx:pull"` */
function tokenUrl(challenge: string): string | undefined {
  if (!/^bearer /i.test(challenge)) return undefined
  const { realm, service, scope } = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  )
  if (realm === undefined || !/^https:/.test(realm)) return undefined
  const url = new URL(realm)
  if (service) url.searchParams.set('service', service)
  if (scope) url.searchParams.set('scope', scope)
  return url.href
}

/** What is no JSON says nothing. */
function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

async function digestOf(body: Uint8Array): Promise<string> {
  const hash = await globalThis.crypto.subtle.digest('SHA-256', Uint8Array.from(body))
  return `sha256:${Buffer.from(hash).toString('hex')}`
}

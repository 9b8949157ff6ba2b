import { createSign } from 'node:crypto'
import type { LocalRequest } from '../../../calls/index.ts'
import { isRecord } from '../state.ts'
import { type Outside, unreadable } from './elsewhere.ts'
import { jsonObject } from './json-object.ts'
import { askPeerPackage } from './peer-package.ts'
import { request } from './request.ts'

const SCOPE = 'https://www.googleapis.com/auth/devstorage.read_only'
const TOKEN_URL = 'https://oauth2.googleapis.com/token'
const WAYS = 'set GOOGLE_APPLICATION_CREDENTIALS, or run `gcloud auth application-default login`'

type Fields = Readonly<Record<string, unknown>>

/**
 * An access token of Google's, found as Terraform's backend and Google's libraries do: a token in the environment, credentials in the
 * backend block or the environment, those of `gcloud`, the metadata server.
 * https://cloud.google.com/docs/authentication/application-default-credentials (checked 2026-11)
 */
export async function googleToken(outside: Outside, given: string | undefined): Promise<string> {
  const { env, files } = outside
  const token = env['GOOGLE_OAUTH_ACCESS_TOKEN']
  if (token) return token
  const named =
    given || env['GOOGLE_BACKEND_CREDENTIALS'] || env['GOOGLE_CREDENTIALS'] || env['GOOGLE_APPLICATION_CREDENTIALS']
  if (named) return tokenOf(await credentialsIn(named, outside), outside)
  const home = env['APPDATA'] ?? (env['HOME'] && `${env['HOME']}/.config`)
  const kept = home && `${home}/gcloud/application_default_credentials.json`
  if (kept && (await files.exists(kept))) return tokenOf(await credentialsIn(kept, outside), outside)
  return metadataToken(outside)
}

/** The content itself, or the name of a file with it. */
async function credentialsIn(named: string, { files }: Outside): Promise<Fields> {
  const isContent = named.trimStart().startsWith('{')
  const text = isContent ? named : new TextDecoder().decode(await read(files, named))
  const found = jsonObject(text)
  if (found) return found
  throw unreadable(`Google's credentials in ${isContent ? 'the environment' : `\`${named}\``} are no JSON`)
}

async function read(files: Outside['files'], path: string): Promise<Uint8Array> {
  if (await files.exists(path)) return files.read(path)
  throw unreadable(`there is no file \`${path}\` with Google's credentials`, WAYS)
}

function tokenOf(credentials: Fields, outside: Outside): Promise<string> {
  switch (credentials['type']) {
    case 'service_account':
      return serviceAccountToken(credentials, outside)
    case 'authorized_user':
      return exchange(outside, TOKEN_URL, {
        grant_type: 'refresh_token',
        client_id: text(credentials, 'client_id'),
        client_secret: text(credentials, 'client_secret'),
        refresh_token: text(credentials, 'refresh_token'),
      })
    case 'external_account':
      return isReadHere(credentials['credential_source'])
        ? externalToken(credentials, outside)
        : packageToken(
            credentials,
            "Google's credentials with a token from another source than a file or a URL",
            outside,
          )
  }
  return packageToken(credentials, `Google's credentials of the type \`${String(credentials['type'])}\``, outside)
}

const PACKAGE = 'google-auth-library'

/** Of kinds of credentials that are not read here: Google's own library does, where it is installed. */
async function packageToken(credentials: Fields, what: string, outside: Outside): Promise<string> {
  const token = await askPeerPackage(outside, PACKAGE, {
    className: 'GoogleAuth',
    options: [{ scopes: [SCOPE], credentials }],
    method: 'getAccessToken',
    args: [],
  })
  if (typeof token === 'string' && token !== '') return token
  throw unreadable(
    token === undefined ? `${what} need the package \`${PACKAGE}\`` : `the package \`${PACKAGE}\` gives no token`,
    `\`npm install ${PACKAGE}\`; or set GOOGLE_OAUTH_ACCESS_TOKEN, which \`gcloud auth print-access-token\` gives`,
  )
}

/** https://developers.google.com/identity/protocols/oauth2/service-account#httprest (checked 2026-11) */
async function serviceAccountToken(credentials: Fields, outside: Outside): Promise<string> {
  const audience = text(credentials, 'token_uri') || TOKEN_URL
  const seconds = Math.floor((outside.ports.now?.() ?? 0) / 1000)
  const claims = {
    iss: text(credentials, 'client_email'),
    scope: SCOPE,
    aud: audience,
    iat: seconds,
    exp: seconds + 3600,
  }
  const unsigned = `${base64Url({ alg: 'RS256', typ: 'JWT', kid: credentials['private_key_id'] })}.${base64Url(claims)}`
  const signature = sign(unsigned, text(credentials, 'private_key'))
  return exchange(outside, audience, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${unsigned}.${signature}`,
  })
}

function sign(text: string, key: string): string {
  try {
    return createSign('RSA-SHA256').update(text).sign(key, 'base64url')
  } catch (cause) {
    throw unreadable("the `private_key` of Google's credentials is no key", undefined, cause)
  }
}

/** A token of somebody else's (GitHub's, for one) for one of Google's. https://google.aip.dev/auth/4117 (checked 2026-11) */
async function externalToken(credentials: Fields, outside: Outside): Promise<string> {
  const token = await exchange(outside, text(credentials, 'token_url'), {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience: text(credentials, 'audience'),
    scope: 'https://www.googleapis.com/auth/cloud-platform',
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token_type: text(credentials, 'subject_token_type'),
    subject_token: await subjectToken(credentials['credential_source'], outside),
  })
  const impersonation = text(credentials, 'service_account_impersonation_url')
  if (!impersonation) return token
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const answer = await ask(outside, {
    method: 'POST',
    url: impersonation,
    headers,
    body: bytes(JSON.stringify({ scope: [SCOPE] })),
  })
  return tokenIn(answer, 'accessToken')
}

/** AWS and programs are sources, too, which only Google's library knows. */
function isReadHere(source: unknown): boolean {
  return (
    isRecord(source) &&
    (typeof source['file'] === 'string' || typeof source['url'] === 'string') &&
    !('environment_id' in source)
  )
}

async function subjectToken(source: unknown, outside: Outside): Promise<string> {
  if (!isRecord(source)) throw unreadable("Google's credentials name no source of a token")
  const { file, url, headers, format } = source
  const answer =
    typeof file === 'string'
      ? new TextDecoder().decode(await read(outside.files, file))
      : typeof url === 'string'
        ? await ask(outside, { method: 'GET', url, headers: textsOf(headers) })
        : undefined
  if (answer === undefined)
    throw unreadable("Google's credentials take a token from a source that is not supported: a file and a URL are")
  const isJson = isRecord(format) && format['type'] === 'json'
  return isJson ? tokenIn(answer, String(format['subject_token_field_name'])) : answer.trim()
}

/** https://cloud.google.com/compute/docs/access/authenticate-workloads (checked 2026-11) */
async function metadataToken(outside: Outside): Promise<string> {
  const host = outside.env['GCE_METADATA_HOST'] ?? 'metadata.google.internal'
  const url = `http://${host}/computeMetadata/v1/instance/service-accounts/default/token`
  const answer = await ask(outside, { method: 'GET', url, headers: { 'metadata-flavor': 'Google' } }).catch(
    (cause: unknown) => {
      outside.signal.throwIfAborted()
      throw unreadable("there are no credentials of Google's in the environment, and no metadata server", WAYS, cause)
    },
  )
  return tokenIn(answer, 'access_token')
}

async function exchange(outside: Outside, url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const body = bytes(new URLSearchParams(fields).toString())
  return tokenIn(await ask(outside, { method: 'POST', url, headers, body }), 'access_token')
}

async function ask(outside: Outside, what: LocalRequest): Promise<string> {
  const { status, body } = await request(outside, what)
  const answer = new TextDecoder().decode(body)
  if (status === 200) return answer
  const { error_description: described, error } = {
    error_description: undefined,
    error: undefined,
    ...jsonObject(answer),
  }
  const why = typeof described === 'string' ? described : typeof error === 'string' ? error : `status ${status}`
  throw unreadable(`Google refuses the credentials: ${why.replace(/\s+/g, ' ').slice(0, 200)}`, WAYS)
}

function tokenIn(answer: string, field: string): string {
  const token = jsonObject(answer)?.[field]
  if (typeof token === 'string' && token !== '') return token
  throw unreadable(`an answer of Google's holds no \`${field}\``)
}

function text(fields: Fields, name: string): string {
  const value = fields[name]
  return typeof value === 'string' ? value : ''
}

function textsOf(headers: unknown): Readonly<Record<string, string>> {
  return isRecord(headers)
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
    : {}
}

function base64Url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

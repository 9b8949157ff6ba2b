import type { RequestHead } from '../incoming.ts'
import { ServiceError } from '../service.ts'
import { AuthenticationFailure } from './failure.ts'

/** A Signature Version 4 as a request carries it, in its header or in its query (presigned). */
export interface Signature {
  readonly form: 'header' | 'query'
  readonly accessKeyId: string
  /** `20261124`, the first part of the scope. */
  readonly date: string
  readonly region: string
  readonly service: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  /** `20261124T080000Z`. */
  readonly time: string
  readonly token: string | undefined
  /** Presigned only. */
  readonly expiresSeconds: number | undefined
}

const algorithm = 'AWS4-HMAC-SHA256'

/** The signature of a request, undefined if it has none. Throws `AuthenticationFailure` `incomplete` on one that cannot be read, `ServiceError` on version 2. */
export function readSignature(head: RequestHead): Signature | undefined {
  const header = head.headers.get('authorization')
  const query = head.url.searchParams
  // Version 2, which presigned addresses of old clients still have.
  if (header?.startsWith('AWS ') || (query.has('AWSAccessKeyId') && query.has('Signature'))) {
    throw new ServiceError(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    )
  }
  if (header !== null) return fromHeader(header, head)
  return query.has('X-Amz-Algorithm') ? fromQuery(query) : undefined
}

function fromHeader(header: string, head: RequestHead): Signature {
  const [scheme, ...rest] = header.split(' ')
  if (scheme !== algorithm) {
    throw new AuthenticationFailure('incomplete', `Unsupported AWS 'algorithm': '${clip(scheme ?? '')}'.`)
  }
  const parts = new Map<string, string>()
  for (const part of rest.join(' ').split(',')) {
    const at = part.indexOf('=')
    if (at > 0) parts.set(part.slice(0, at).trim(), part.slice(at + 1).trim())
  }
  // The texts name every part that is missing, one after the other.
  const missing = ['Credential', 'Signature', 'SignedHeaders'].filter((name) => !parts.get(name))
  const time = head.headers.get('x-amz-date') ?? basicTime(head.headers.get('date'))
  const complaints = missing.map((name) => `Authorization header requires '${name}' parameter.`)
  if (!time) {
    complaints.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.")
  }
  if (complaints.length > 0 || !time) {
    throw new AuthenticationFailure('incomplete', `${complaints.join(' ')} Authorization=${algorithm}`)
  }
  return {
    form: 'header',
    ...readCredential(parts.get('Credential') ?? ''),
    signedHeaders: (parts.get('SignedHeaders') ?? '').toLowerCase().split(';'),
    signature: parts.get('Signature') ?? '',
    time: checkedTime(time),
    token: head.headers.get('x-amz-security-token') ?? undefined,
    expiresSeconds: undefined,
  }
}

function fromQuery(query: URLSearchParams): Signature {
  if (query.get('X-Amz-Algorithm') !== algorithm) {
    throw new AuthenticationFailure('incomplete', `Unsupported AWS 'algorithm'.`)
  }
  const names = ['X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date']
  const missing = names.filter((name) => !query.get(name))
  if (missing.length > 0) {
    throw new AuthenticationFailure(
      'incomplete',
      missing.map((name) => `AWS query-string parameters must include '${name}'.`).join(' '),
    )
  }
  const expires = query.get('X-Amz-Expires')
  const expiresSeconds = expires === null ? 900 : Number(expires)
  if (!(Number.isInteger(expiresSeconds) && expiresSeconds >= 0 && expiresSeconds <= 604_800)) {
    throw new AuthenticationFailure('incomplete', 'X-Amz-Expires must be between 1 and 604800 seconds')
  }
  return {
    form: 'query',
    ...readCredential(query.get('X-Amz-Credential') ?? ''),
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').toLowerCase().split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    time: checkedTime(query.get('X-Amz-Date') ?? ''),
    token: query.get('X-Amz-Security-Token') ?? undefined,
    expiresSeconds,
  }
}

function readCredential(credential: string) {
  const parts = credential.split('/')
  const terminator = parts.pop()
  const [service, region, date] = [parts.pop(), parts.pop(), parts.pop()]
  // Access key ids have no slash today, but the scope is what is at the end.
  const accessKeyId = parts.join('/')
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request') {
    throw new AuthenticationFailure(
      'incomplete',
      `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${clip(credential)}'`,
    )
  }
  return { accessKeyId, date, region, service }
}

function checkedTime(time: string): string {
  if (Number.isNaN(parseTime(time))) {
    throw new AuthenticationFailure(
      'incomplete',
      `Date must be in ISO-8601 'basic format'. Got '${clip(time)}'. See http://en.wikipedia.org/wiki/ISO_8601`,
    )
  }
  return time
}

/** Milliseconds since 1970 of `20261124T080000Z`; NaN if it is none. */
export function parseTime(time: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time)
  if (!match) return Number.NaN
  const [, year, month, day, hours, minutes, seconds] = match
  return Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
}

/** `20261124T080000Z` of milliseconds since 1970. */
export function formatTime(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

function basicTime(header: string | null): string | undefined {
  if (header === null) return undefined
  const time = Date.parse(header)
  return Number.isNaN(time) ? header : formatTime(time)
}

/** What came from outside is quoted in messages, but not at any length. */
function clip(text: string): string {
  return text.slice(0, 120)
}

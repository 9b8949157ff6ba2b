import { hash } from 'node:crypto'

import type { Incoming } from '../incoming.ts'
import type { Signature } from './signature.ts'

/** Hexadecimal SHA-256. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

/**
 * The canonical form of a request, whose digest is signed; `undefined` where a signed header is not there.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html (checked 2026-11)
 */
export function canonicalRequest(incoming: Incoming, signature: Signature, payloadHash: string): string | undefined {
  const headers: string[] = []
  for (const name of signature.signedHeaders) {
    const value = headerValue(incoming, name)
    if (value === undefined) return undefined
    headers.push(`${name}:${value.trim().replaceAll(/\s+/g, ' ')}`)
  }
  return [
    incoming.method.toUpperCase(),
    canonicalPath(incoming.url.pathname, signature.service),
    canonicalQuery(incoming.url.search, signature.form),
    ...headers,
    '',
    signature.signedHeaders.join(';'),
    payloadHash,
  ].join('\n')
}

/** Some stacks drop headers that they set themselves again; what they held is still known. */
function headerValue(incoming: Incoming, name: string): string | undefined {
  const value = incoming.headers.get(name)
  if (value !== null) return value
  if (name === 'host') return incoming.url.host
  if (name === 'content-length') return String(incoming.body.length)
  return undefined
}

/** S3 encodes the path once and leaves it as it is; the others remove dots and doubled slashes and encode what came once more. */
function canonicalPath(path: string, service: string): string {
  if (service === 's3')
    return path
      .split('/')
      .map((part) => encode(decode(part)))
      .join('/')
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(encode(part))
  }
  const trailing = parts.length > 0 && path.endsWith('/') ? '/' : ''
  return `/${parts.join('/')}${trailing}`
}

function canonicalQuery(search: string, form: Signature['form']): string {
  const pairs: [string, string][] = []
  for (const pair of search.replace(/^\?/, '').split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = decode(at < 0 ? pair : pair.slice(0, at))
    if (form === 'query' && name === 'X-Amz-Signature') continue
    pairs.push([encode(name), encode(decode(at < 0 ? '' : pair.slice(at + 1)))])
  }
  // By code point, which is what comparing the (ASCII) encoded forms gives.
  pairs.sort(([a, aValue], [b, bValue]) => compare(a, b) || compare(aValue, bValue))
  return pairs.map((pair) => pair.join('=')).join('&')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Percent-encodes all but the unreserved characters of RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** A malformed escape is kept as it came: such a request fails by its signature and not by an exception. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

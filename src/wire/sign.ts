import { SignatureV4 } from '@smithy/signature-v4'
import type { Credentials } from '../calls/index.ts'
import { Sha256 } from './hash.ts'
import type { HttpRequest } from './port.ts'
import { type Encoded, escapeText } from './protocols/index.ts'

export interface Signing {
  readonly service: string
  readonly region: string
  readonly credentials: Credentials
  readonly date: Date
}

/** The request with an `authorization` header (Signature Version 4). S3 signs its path as it stands, all others encode it once more. */
export async function sign(
  encoded: Encoded,
  endpointUrl: string,
  headers: Readonly<Record<string, string>>,
  { service, region, credentials, date }: Signing,
): Promise<HttpRequest> {
  const { protocol, hostname, port, host, base, path } = target(encoded, endpointUrl)
  const signer = new SignatureV4({ service, region, credentials, sha256: Sha256, uriEscapePath: service !== 's3' })
  const unsigned = {
    method: encoded.method,
    protocol,
    hostname,
    ...(port && { port: Number(port) }),
    path,
    query: { ...encoded.query },
    headers: { host, ...headers, ...encoded.headers },
    ...(encoded.body && { body: encoded.body }),
  }
  const signed = await signer.sign(unsigned, { signingDate: date })
  return {
    method: encoded.method,
    url: `${base}${path}${queryText(encoded.query)}`,
    headers: signed.headers,
    body: encoded.body,
  }
}

/** The same request without a signature, for the one question that anybody may ask: which region a bucket is in. */
export function unsigned(encoded: Encoded, endpointUrl: string): HttpRequest {
  const { host, base, path } = target(encoded, endpointUrl)
  const url = `${base}${path}${queryText(encoded.query)}`
  return { method: encoded.method, url, headers: { host, ...encoded.headers }, body: encoded.body }
}

function target(encoded: Encoded, endpointUrl: string) {
  const url = new URL(encoded.url ?? endpointUrl)
  const prefix = url.pathname.replace(/\/$/, '')
  const { protocol, hostname, port, host, origin } = url
  return { protocol, hostname, port, host, base: origin, path: `${prefix}${encoded.path}` }
}

function queryText(query: Readonly<Record<string, string>>): string {
  const parts = Object.keys(query)
    .sort()
    .map((name) => `${escapeText(name)}=${escapeText(query[name] ?? '')}`)
  return parts.length ? `?${parts.join('&')}` : ''
}

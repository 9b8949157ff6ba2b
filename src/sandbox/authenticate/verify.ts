import { timingSafeEqual } from 'node:crypto'

import type { Incoming } from '../incoming.ts'
import { canonicalRequest, sha256 } from './canonical-request.ts'
import { AuthenticationFailure } from './failure.ts'
import { formatTime, parseTime, type Signature } from './signature.ts'
import { hmac } from './signing-keys.ts'

/** What hashing or sending of the body the client promised in its signature. */
export type Payload = 'hashed' | 'unsigned' | 'signed chunks' | 'unsigned chunks'

/** A signature that was found to be right, with what is needed to check signed chunks. */
export interface Verified {
  readonly payload: Payload
  readonly signingKey: Buffer
}

const skewMilliseconds = 15 * 60_000

/**
 * Checks that the signature of this request was made with `signingKey`, at about `realNow`. Throws `AuthenticationFailure`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html (checked 2026-11)
 */
export function verifySignature(
  incoming: Incoming,
  signature: Signature,
  signingKey: Buffer,
  realNow: number,
): Verified {
  checkTime(signature, realNow)
  checkCoverage(incoming, signature)
  const payloadHash = promisedPayloadHash(incoming, signature)
  const canonical = canonicalRequest(incoming, signature, payloadHash)
  const scope = credentialScope(signature)
  const stringToSign = ['AWS4-HMAC-SHA256', signature.time, scope, sha256(canonical ?? '')].join('\n')
  const expected = hmac(signingKey, stringToSign).toString('hex')
  if (canonical === undefined || !isEqual(expected, signature.signature))
    throw new AuthenticationFailure('bad signature')
  return { payload: checkPayload(incoming, payloadHash), signingKey }
}

/** `20261124/eu-west-1/ecs/aws4_request`. */
export function credentialScope(signature: Signature): string {
  return `${signature.date}/${signature.region}/${signature.service}/aws4_request`
}

/** Compares without telling by its duration where the difference is. */
export function isEqual(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function checkTime(signature: Signature, realNow: number): void {
  const time = parseTime(signature.time)
  if (!signature.time.startsWith(signature.date)) {
    throw new AuthenticationFailure(
      'bad scope',
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${signature.date}' != '${signature.time.slice(0, 8)}', from '${signature.time}'.`,
    )
  }
  if (time > realNow + skewMilliseconds) {
    const limit = formatTime(realNow + skewMilliseconds)
    throw new AuthenticationFailure(
      'skewed',
      `Signature not yet current: ${signature.time} is still later than ${limit} (${formatTime(realNow)} + 15 min.)`,
    )
  }
  if (signature.expiresSeconds !== undefined) {
    if (time + signature.expiresSeconds * 1000 < realNow) throw new AuthenticationFailure('presigned expired')
    return
  }
  if (time < realNow - skewMilliseconds) {
    const limit = formatTime(realNow - skewMilliseconds)
    throw new AuthenticationFailure(
      'skewed',
      `Signature expired: ${signature.time} is now earlier than ${limit} (${formatTime(realNow)} - 15 min.)`,
    )
  }
}

/** What S3 takes from the query of a presigned address as well as from headers: the two must not differ. */
const headersInQuery = ['x-amz-checksum-mode', 'x-amz-request-payer']

/**
 * `host`, and for S3 every `x-amz-*` header, must be under the signature, or they could be changed on the way.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html (checked 2026-11)
 */
function checkCoverage(incoming: Incoming, signature: Signature): void {
  const signed = new Set(signature.signedHeaders)
  if (!signed.has('host')) throw new AuthenticationFailure('bad signature')
  if (signature.service !== 's3') return
  const uncovered = [...incoming.headers.keys()].filter((name) => name.startsWith('x-amz-') && !signed.has(name))
  if (uncovered.length > 0) {
    throw new AuthenticationFailure('unsigned headers', undefined, { HeadersNotSigned: uncovered.join(', ') })
  }
  if (signature.form === 'header') return
  // observed: test/vectors/iam/denials.json
  const differs = headersInQuery.some((name) => {
    const [inHeader, inQuery] = [incoming.headers.get(name), incoming.url.searchParams.get(name)]
    return inHeader !== null && inQuery !== null && inHeader !== inQuery
  })
  if (differs) throw new AuthenticationFailure('bad signature')
}

function promisedPayloadHash(incoming: Incoming, signature: Signature): string {
  const header = incoming.headers.get('x-amz-content-sha256')
  if (signature.service !== 's3') return sha256(incoming.body)
  if (signature.form === 'query')
    return header ?? incoming.url.searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD'
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html: S3 requires the header (checked 2026-11)
  if (header === null)
    throw new AuthenticationFailure(
      'bad payload hash',
      'Missing required header for this request: x-amz-content-sha256',
    )
  return header
}

function checkPayload(incoming: Incoming, payloadHash: string): Payload {
  if (payloadHash === 'UNSIGNED-PAYLOAD') return 'unsigned'
  if (payloadHash.startsWith('STREAMING-UNSIGNED-PAYLOAD')) return 'unsigned chunks'
  if (payloadHash.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD')) return 'signed chunks'
  if (!isEqual(sha256(incoming.body), payloadHash)) {
    throw new AuthenticationFailure(
      'bad payload hash',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  }
  return 'hashed'
}

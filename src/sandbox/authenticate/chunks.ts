import { sha256 } from './canonical-request.ts'
import { AuthenticationFailure } from './failure.ts'
import type { Signature } from './signature.ts'
import { hmac } from './signing-keys.ts'
import { credentialScope, isEqual, type Verified } from './verify.ts'

/** What an `aws-chunked` body held. */
export interface Unchunked {
  readonly body: Buffer
  /** Headers that came after the content: its checksum. */
  readonly trailers: ReadonlyMap<string, string>
}

/**
 * The content of a body in `aws-chunked` coding: `SIZE[;chunk-signature=…]`, the bytes, …, a chunk of size 0, trailing headers.
 * With `verified.payload` `signed chunks` every chunk's signature builds on the one before it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html (checked 2026-11)
 */
export function decodeChunks(body: Buffer, signature: Signature, verified: Verified): Unchunked {
  const chunks: Buffer[] = []
  let previous = signature.signature
  let position = 0
  for (;;) {
    const end = body.indexOf('\r\n', position)
    if (end < 0) throw malformed()
    const [size, ...extensions] = body.toString('latin1', position, end).split(';')
    if (!size || !/^[0-9a-f]{1,8}$/i.test(size)) throw malformed()
    const start = end + 2
    const chunk = body.subarray(start, start + Number.parseInt(size, 16))
    if (chunk.length !== Number.parseInt(size, 16)) throw malformed()
    if (verified.payload === 'signed chunks') {
      previous = chunkSignature(chunk, previous, signature, verified)
      const given = extensions
        .find((extension) => extension.startsWith('chunk-signature='))
        ?.slice('chunk-signature='.length)
      if (!isEqual(previous, given ?? '')) throw new AuthenticationFailure('bad signature')
    }
    if (chunk.length === 0)
      return { body: Buffer.concat(chunks), trailers: readTrailers(body.toString('latin1', start)) }
    chunks.push(chunk)
    position = start + chunk.length + 2
  }
}

/** assumed: that the signature of signed trailers need not be checked; S3 compares the checksum in them with the content, which is signed. */
function readTrailers(text: string): Map<string, string> {
  const trailers = new Map<string, string>()
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = /^(x-amz-checksum-[a-z0-9]+):\s*(\S+)\s*$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) trailers.set(name, value)
  }
  return trailers
}

function chunkSignature(chunk: Buffer, previous: string, signature: Signature, verified: Verified): string {
  const parts = [
    'AWS4-HMAC-SHA256-PAYLOAD',
    signature.time,
    credentialScope(signature),
    previous,
    sha256(''),
    sha256(chunk),
  ]
  return hmac(verified.signingKey, parts.join('\n')).toString('hex')
}

function malformed(): AuthenticationFailure {
  return new AuthenticationFailure(
    'bad payload hash',
    'The request body is not in the aws-chunked coding that was announced.',
  )
}

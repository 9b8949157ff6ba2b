import type { Incoming, RequestHead } from '../incoming.ts'
import { decodeChunks } from './chunks.ts'
import { AuthenticationFailure } from './failure.ts'
import { type Caller, identify, type Keyring, keyHolder } from './identify.ts'
import type { Signature } from './signature.ts'
import type { SigningKeys } from './signing-keys.ts'
import { verifySignature } from './verify.ts'

/** Whom a request says that it is from: the access key is known, the signature is not verified yet. */
export interface KnownCaller {
  readonly caller: Caller
  readonly signature: Signature
  readonly secret: string
}

/** A request that is from whom it says, with its body decoded from `aws-chunked`. */
export interface Authenticated {
  readonly caller: Caller
  readonly incoming: Incoming
}

/** Finds who holds the access key of a request. Throws `AuthenticationFailure` where there is no signature, no such key or no such token. */
export function callerOf(
  head: RequestHead,
  signature: Signature | undefined,
  keyring: Keyring,
  realNow: number,
): KnownCaller {
  if (!signature) throw new AuthenticationFailure('missing')
  // The operation of awsJson stands in this header: were it not signed, it could be changed on the way.
  if (head.headers.has('x-amz-target') && !signature.signedHeaders.includes('x-amz-target')) {
    throw new AuthenticationFailure('unsigned headers')
  }
  const holder = keyHolder(keyring, signature.accessKeyId)
  return { caller: identify(holder, signature.token, realNow), signature, secret: holder.secret }
}

/** What signatures are verified by. */
interface Verifying {
  readonly signingKeys: SigningKeys
  /** Real milliseconds. */
  realNow(): number
}

/** Verifies the signature of a request. Throws `AuthenticationFailure`. */
export function authenticate(incoming: Incoming, known: KnownCaller, by: Verifying): Authenticated {
  const { caller, signature, secret } = known
  const verified = verifySignature(incoming, signature, by.signingKeys.of(secret, signature), by.realNow())
  const isChunked = verified.payload === 'signed chunks' || verified.payload === 'unsigned chunks'
  if (!isChunked) return { caller, incoming }
  const { body, trailers } = decodeChunks(incoming.body, signature, verified)
  const headers = new Headers([...incoming.headers])
  for (const [name, value] of trailers) headers.set(name, value)
  return { caller, incoming: { ...incoming, headers, body } }
}

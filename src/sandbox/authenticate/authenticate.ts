import type { Incoming } from '../incoming.ts'
import type { SandboxState } from '../service.ts'
import { decodeChunks } from './chunks.ts'
import { AuthenticationFailure } from './failure.ts'
import { type Caller, identify, type Place, secretOf } from './identify.ts'
import type { Signature } from './signature.ts'
import { verifySignature } from './verify.ts'

/** A request that is from whom it says, with its body decoded from `aws-chunked`. */
export interface Authenticated {
  readonly caller: Caller
  readonly incoming: Incoming
}

/** Checks a request's signature and says who it is from. Throws `AuthenticationFailure`. */
export function authenticate(
  incoming: Incoming,
  signature: Signature | undefined,
  state: SandboxState,
  place: Place,
  realNow: number,
): Authenticated {
  if (!signature) throw new AuthenticationFailure('missing')
  const verified = verifySignature(incoming, signature, secretOf(state, signature.accessKeyId), realNow)
  const caller = identify(state, place, signature.accessKeyId, signature.token, realNow)
  const isChunked = verified.payload === 'signed chunks' || verified.payload === 'unsigned chunks'
  if (!isChunked) return { caller, incoming }
  const { body, trailers } = decodeChunks(incoming.body, signature, verified)
  const headers = new Headers(incoming.headers)
  for (const [name, value] of trailers) headers.set(name, value)
  return { caller, incoming: { ...incoming, headers, body } }
}

import type { Service } from '../aws-service.ts'
import type { RequestHead } from '../incoming.ts'
import { awsJson } from './aws-json.ts'
import type { Protocol } from './protocol.ts'

/** The service and the protocol of a request. */
export interface Recognised {
  /** Undefined where the sandbox does not serve it. */
  readonly service: Service | undefined
  /** The service's name; of one that is not served, the name in the signature. */
  readonly name: string
  readonly protocol: Protocol
}

/**
 * The service that a request is for, from its line and headers: its body is not trusted, nor read, before its signature was verified.
 * `signedFor` is the service in the scope of the signature, the same that the signature is verified for.
 */
export function recognise(services: readonly Service[], head: RequestHead, signedFor: string | undefined): Recognised {
  const claiming = services.find(({ protocol }) => protocol.claims(head))
  if (signedFor === undefined) {
    return claiming
      ? { service: claiming, name: claiming.name, protocol: claiming.protocol }
      : nobody('unknown', undefined)
  }
  const service = services.find(({ name, signingName = name }) => signingName === signedFor)
  if (service) return { service, name: service.name, protocol: spokenIn(service, head) }
  // A service that is not served still gets its refusal in a protocol that its client reads.
  return nobody(signedFor.slice(0, 64), head.headers.has('x-amz-target') ? undefined : claiming?.protocol)
}

/** The protocol of a request for a service: its usual one, unless another of it claims the request. */
function spokenIn({ protocol, otherProtocols = [] }: Service, head: RequestHead): Protocol {
  return otherProtocols.find((other) => other.claims(head)) ?? protocol
}

function nobody(name: string, protocol: Protocol | undefined): Recognised {
  return { service: undefined, name, protocol: protocol ?? awsJson({ target: '' }) }
}

import type { Incoming, RequestHead } from '../incoming.ts'
import type { Reply } from '../reply.ts'
import { type Json, type JsonObject, ServiceError } from '../service.ts'
import { awsJson } from './aws-json.ts'
import { CborError, readCbor, writeCbor } from './cbor.ts'
import type { Exchange, Protocol } from './protocol.ts'

/** What differs between services that speak rpcv2Cbor. */
interface CborDialect {
  /** The service in the path: `GraniteServiceVersion20100801`. */
  readonly target: string
  /** The members of answers that are times, in seconds. */
  isTime(member: string): boolean
}

/**
 * Smithy's RPC v2: the operation in the path, CBOR both ways.
 * https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html (checked 2026-11)
 */
export function rpcCbor({ target, isTime }: CborDialect): Protocol {
  const json = awsJson({ target })
  const path = new RegExp(`^/service/(?:[\\w.]+\\.)?${target}/operation/(\\w{1,128})$`)

  function operationIn({ url }: Pick<RequestHead, 'url'>): string | undefined {
    return path.exec(url.pathname)?.[1]
  }

  function respond(status: number, body: Json, exchange: Exchange): Reply {
    const headers = {
      'content-type': 'application/cbor',
      'smithy-protocol': 'rpc-v2-cbor',
      'x-amzn-requestid': exchange.requestId,
    }
    return { status, headers, body: writeCbor(body, isTime) }
  }

  return {
    ...json,
    name: 'rpcCbor',
    claims: (request) => request.headers.get('smithy-protocol') === 'rpc-v2-cbor' && operationIn(request) !== undefined,
    peek: operationIn,
    decode(incoming, service) {
      const operation = operationIn(incoming)
      if (incoming.method !== 'POST' || operation === undefined) throw json.unknownOperation(service, 'Unknown')
      return { operation: `${service}:${operation}`, input: inputOf(incoming) }
    },
    encode: (output, exchange) => respond(200, output, exchange),
    encodeError(error, exchange) {
      const message = error.wireMessage === undefined ? {} : { message: error.wireMessage }
      return respond(error.status, { __type: error.code, ...error.members, ...message }, exchange)
    },
  }
}

function inputOf({ body }: Incoming): JsonObject {
  if (body.length === 0) return {}
  try {
    const input = readCbor(body)
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input
  } catch (error) {
    if (!(error instanceof CborError)) throw error
  }
  throw new ServiceError('SerializationException', 'The request body is no CBOR map.') // assumed: the text
}

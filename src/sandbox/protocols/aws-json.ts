import type { Incoming } from '../incoming.ts'
import type { Reply } from '../reply.ts'
import { type JsonObject, ServiceError } from '../service.ts'
import { parseJsonBody } from './json-body.ts'
import type { DecodedRequest, Exchange, Protocol } from './protocol.ts'

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
const invalidToken = 'The security token included in the request is invalid.'

/**
 * awsJson 1.0 and 1.1: one POST, the operation in `X-Amz-Target` after `target`, JSON both ways. The answer has the version of the request.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html (checked 2026-11)
 */
export function awsJson({ target }: { readonly target: string }): Protocol {
  return {
    ...common,
    claims: ({ headers }) => target !== '' && (headers.get('x-amz-target') ?? '').startsWith(`${target}.`),
    decode(incoming: Incoming, service: string): DecodedRequest {
      const operation = operationIn(incoming)
      const isOwn = target === '' || incoming.headers.get('x-amz-target') === `${target}.${operation}`
      if (incoming.method !== 'POST' || operation === undefined || !isOwn)
        throw unknownOperation(notServed(service, operation))
      return { operation: `${service}:${operation}`, input: parseJsonBody(incoming.body) }
    },
  }
}

function operationIn({ headers }: Pick<Incoming, 'headers'>): string | undefined {
  return /^(?:\w+\.)?(\w{1,128})$/.exec(headers.get('x-amz-target') ?? '')?.[1]
}

function notServed(service: string, operation: string | undefined): string | undefined {
  return operation && `The sandbox does not serve ${service}:${operation}.`
}

const common: Omit<Protocol, 'claims' | 'decode'> = {
  name: 'awsJson',

  peek: operationIn,
  spelling: 'json',

  encode: (output, exchange) => respond(200, output, exchange),

  encodeError(error, exchange) {
    const body: JsonObject = { __type: error.code, ...error.members }
    if (error.wireMessage !== undefined) body['message'] = error.wireMessage
    return respond(error.status, body, exchange, { 'x-amzn-errortype': error.code })
  },

  authentication: {
    missing: { code: 'MissingAuthenticationTokenException', status: 400, message: 'Missing Authentication Token' },
    incomplete: { code: 'IncompleteSignatureException', status: 400, message: 'Incomplete signature' },
    'unknown key': { code: 'UnrecognizedClientException', status: 400, message: invalidToken },
    'bad token': { code: 'UnrecognizedClientException', status: 400, message: invalidToken },
    'expired token': {
      code: 'ExpiredTokenException',
      status: 400,
      message: 'The security token included in the request is expired',
    },
    'bad signature': { code: 'InvalidSignatureException', status: 400, message: mismatch },
    'bad scope': { code: 'InvalidSignatureException', status: 400, message: mismatch },
    skewed: { code: 'InvalidSignatureException', status: 400, message: mismatch },
    'presigned expired': { code: 'InvalidSignatureException', status: 400, message: mismatch },
    'bad payload hash': { code: 'InvalidSignatureException', status: 400, message: mismatch },
    'unsigned headers': { code: 'InvalidSignatureException', status: 400, message: mismatch },
  },

  // ECS and the others answer 400 to a denial, not 403.
  denied: { code: 'AccessDeniedException', status: 400 },

  unknownOperation: (service, operation) => unknownOperation(notServed(service, operation)),
}

function unknownOperation(message?: string): ServiceError {
  return new ServiceError('UnknownOperationException', message)
}

function respond(status: number, body: JsonObject, exchange: Exchange, headers: Record<string, string> = {}): Reply {
  const isOlder = exchange.incoming.headers.get('content-type')?.startsWith('application/x-amz-json-1.0')
  return {
    status,
    headers: {
      'content-type': `application/x-amz-json-${isOlder ? '1.0' : '1.1'}`,
      'x-amzn-requestid': exchange.requestId,
      ...headers,
    },
    body: JSON.stringify(body),
  }
}

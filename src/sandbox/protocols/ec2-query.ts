import type { Incoming } from '../incoming.ts'
import type { Reply } from '../reply.ts'
import { type Json, type JsonObject, ServiceError } from '../service.ts'
import type { Protocol } from './protocol.ts'
import { query } from './query.ts'
import { xmlDocument } from './xml.ts'

/**
 * ec2Query: awsQuery's fields with lists as `Name.1`, answers without a Result element, and lists as `<item>`.
 * https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html (checked 2026-11)
 */
export function ec2Query({ version }: { readonly version: string }): Protocol {
  const common = query({ version })
  const namespace = `http://ec2.amazonaws.com/doc/${version}/`

  return {
    ...common,
    name: 'ec2Query',

    decode(incoming: Incoming, service: string) {
      const decoded = common.decode(incoming, service)
      return { ...decoded, input: withLists(decoded.input) }
    },

    encode(output, { requestId, decoded }) {
      const name = `${decoded?.operation.split(':')[1] ?? 'Unknown'}Response`
      return respond(200, xmlDocument(name, namespace, { requestId, ...output }, 'item'), requestId)
    },

    encodeError(error, { requestId }) {
      const content = {
        Errors: { Error: { Code: error.code, Message: error.wireMessage ?? '' } },
        RequestID: requestId,
      }
      return respond(error.status, xmlDocument('Response', undefined, content, 'item'), requestId)
    },

    authentication: {
      ...common.authentication,
      'unknown key': {
        code: 'AuthFailure',
        status: 401,
        message: 'AWS was not able to validate the provided access credentials',
      },
    },

    denied: { code: 'UnauthorizedOperation', status: 403 },

    unknownOperation: (_service, operation) =>
      new ServiceError(
        'InvalidAction',
        `The action ${operation.slice(0, 100)} is not valid for this web service: the sandbox does not serve it`,
      ),
  }
}

function respond(status: number, body: string, requestId: string): Reply {
  return { status, headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId }, body }
}

/** Members that are numbered from 1 are the items of a list. */
function withLists(input: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, listed(value)]))
}

function listed(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const names = Object.keys(value)
  if (names.length === 0 || !names.every((name) => /^\d+$/.test(name))) return withLists(value)
  return names.sort((a, b) => Number(a) - Number(b)).map((name) => listed(value[name]) ?? null)
}

import type { HttpResponse } from '../port.ts'
import {
  bytes,
  type ErrorAnswer,
  type Outgoing,
  type ProtocolCodec,
  statusCode,
  text,
  UnreadableAnswer,
} from './protocol.ts'

/** awsJson 1.1. What the user wrote goes out and what AWS wrote comes back: no shape is looked at, so that new members pass. */
export const awsJson: ProtocolCodec = {
  usesShapes: false,
  encode: ({ spec, operation, input }: Outgoing) => ({
    method: 'POST',
    path: '/',
    query: {},
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${spec.target}.${operation}` },
    body: bytes(JSON.stringify(input)),
  }),
  decode: (_, { body }) => {
    if (body.byteLength === 0) return {}
    const parsed = parse(body)
    if (!parsed) throw new UnreadableAnswer()
    return parsed
  },
  decodeError,
}

/** https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization (checked 2026-11) */
function decodeError(_: Outgoing, { status, headers, body }: HttpResponse): ErrorAnswer {
  const parsed = parse(body) ?? {}
  const named = [headers['x-amzn-errortype'], parsed.__type, parsed.code].find(
    (name) => typeof name === 'string' && name,
  )
  // ECS's front end writes `Message` when it refuses, the service itself `message`, and some operations neither.
  const message = [parsed.message, parsed.Message, parsed.errorMessage].find((words) => typeof words === 'string')
  return { code: typeof named === 'string' ? bareName(named) : statusCode(status), message: asText(message) }
}

/** `com.amazonaws.ecs#ClientException:http://…` -> `ClientException` */
function bareName(name: string): string {
  const withoutUri = name.split(':')[0] ?? name
  return withoutUri.slice(withoutUri.indexOf('#') + 1)
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function parse(body: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text(body))
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined // told by the caller: an answer in another language
  }
}

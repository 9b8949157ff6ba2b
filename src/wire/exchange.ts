import type { Call, Credentials } from '../calls/index.ts'
import { REDACTED, type ShapeTable } from '../shapes/index.ts'
import type { Trace } from './debug.ts'
import type { Endpoint } from './endpoint.ts'
import { AnsweredFault, ConnectionFault } from './faults.ts'
import type { Http, HttpRequest, HttpResponse } from './port.ts'
import { type ErrorAnswer, type Outgoing, type ProtocolCodec, UnreadableAnswer } from './protocols/index.ts'
import { type ServiceSpec, serviceSpec } from './services.ts'
import { sign } from './sign.ts'

/** What all requests of a sender go through. */
export interface Line {
  readonly http: Http
  readonly userAgent: string
  readonly trace: Trace | undefined
  /** What AWS takes for the present, in milliseconds since 1970. */
  now(): number
}

/** One call on its way to one place. */
export interface Dispatch {
  readonly call: Call<unknown>
  readonly service: string
  readonly operation: string
  readonly spec: ServiceSpec
  readonly codec: ProtocolCodec
  readonly shapes: ShapeTable | undefined
  readonly endpoint: Endpoint
}

/** `ecs:DescribeServices` in its parts. */
export function partsOf(name: string): { service: string; operation: string; spec: ServiceSpec } {
  const [service = '', operation = ''] = name.split(':')
  return { service, operation, spec: serviceSpec(service) }
}

/** One request and its answer. Throws a `Fault` if it fails, and the signal's reason. */
export async function exchange(
  line: Line,
  dispatch: Dispatch,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<unknown> {
  const { call, service, codec, endpoint } = dispatch
  const outgoing: Outgoing = { ...dispatch, input: call.input }
  const encoded = codec.encode(outgoing)
  const signing = { service, region: endpoint.signingRegion, credentials, date: new Date(line.now()) }
  const request = await sign(encoded, endpoint.url, { 'user-agent': line.userAgent }, signing)
  await line.trace?.request(call.name, request.method, request.url, call.input)
  const response = await carry(line, request, signal)
  const requestId = response.headers['x-amzn-requestid'] ?? response.headers['x-amz-request-id']
  if (response.status >= 300) {
    const answer = withoutSecrets(codec.decodeError(outgoing, response))
    line.trace?.error(call.name, response.status, requestId, answer)
    throw new AnsweredFault(answer, response.status, response.headers)
  }
  const output = decode(codec, outgoing, response)
  await line.trace?.answer(call.name, response.status, requestId, output)
  return output
}

/** Who refuses a signature quotes what should have been signed, the session token in it. */
function withoutSecrets(answer: ErrorAnswer): ErrorAnswer {
  return {
    ...answer,
    message: answer.message
      ?.replace(/\s*The Canonical String for this request[\s\S]*$/, '')
      .replace(/(x-amz-security-token:\s*)\S+/gi, `$1${REDACTED}`),
  }
}

/** To the network and back. Everything that goes wrong there is a `ConnectionFault`, unless the signal is the reason. */
export async function carry({ http, trace }: Line, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
  try {
    return await http(request, signal)
  } catch (error) {
    signal.throwIfAborted()
    const fault = ConnectionFault.of(error, request.url)
    trace?.note(`no answer: ${fault.code} ${fault.message}`)
    throw fault
  }
}

function decode(codec: ProtocolCodec, outgoing: Outgoing, response: HttpResponse): unknown {
  try {
    return codec.decode(outgoing, response)
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error
    const { status, headers } = response
    const message = `an answer with status ${status} and type \`${headers['content-type'] ?? 'none'}\` is not AWS's`
    throw new AnsweredFault({ code: 'UnreadableAnswer', message }, status, headers)
  }
}

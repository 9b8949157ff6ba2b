import { type Call, type Credentials, Failure } from '../calls/index.ts'
import { REDACTED, type ShapeTable } from '../shapes/index.ts'
import type { Trace } from './debug.ts'
import type { Endpoint } from './endpoint.ts'
import { AnsweredFault, ConnectionFault } from './faults.ts'
import type { Http, HttpRequest, HttpResponse } from './port.ts'
import { type ErrorAnswer, type Outgoing, type ProtocolCodec, UnreadableAnswer } from './protocols/index.ts'
import { type ServiceSpec, serviceSpec } from './services.ts'
import { sign } from './sign.ts'

/** The parts of an exchange that are the same for all requests of one sender. */
export interface Transport {
  readonly http: Http
  readonly userAgent: string
  readonly trace: Trace | undefined
  /** The present by AWS's clock, as far as it is known, in milliseconds since 1970: signatures are dated by it. */
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
  transport: Transport,
  dispatch: Dispatch,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<unknown> {
  const { call, service, codec, endpoint } = dispatch
  const outgoing: Outgoing = { ...dispatch, input: call.input }
  const encoded = codec.encode(outgoing)
  const signing = { service, region: endpoint.signingRegion, credentials, date: new Date(transport.now()) }
  const request = await sign(encoded, endpoint.url, { 'user-agent': transport.userAgent }, signing)
  await transport.trace?.request(call.name, request.method, request.url, call.input)
  const response = await carry(transport, request, signal)
  const requestId = response.headers['x-amzn-requestid'] ?? response.headers['x-amz-request-id']
  if (response.status >= 300) {
    const answer = withoutSecrets(codec.decodeError(outgoing, response))
    transport.trace?.error(call.name, response.status, requestId, answer)
    throw new AnsweredFault(answer, response.status, response.headers)
  }
  const output = decode(codec, outgoing, response)
  if (call.yields !== undefined && !has(output, call.yields)) throw unreadable(response, `has no \`${call.yields}\``)
  await transport.trace?.answer(call.name, response.status, requestId, output)
  return output
}

/** A refused signature is answered with the text that should have been signed, and the session token stands in that. */
function withoutSecrets(answer: ErrorAnswer): ErrorAnswer {
  return {
    ...answer,
    message: answer.message
      ?.replace(/\s*The Canonical String for this request[\s\S]*$/, '')
      .replace(/(x-amz-security-token:\s*)\S+/gi, `$1${REDACTED}`),
  }
}

/** To the network and back. Everything that goes wrong there is a `ConnectionFault`, unless the signal is the reason. */
export async function carry(
  { http, trace }: Transport,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpResponse> {
  try {
    return await http(request, signal)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof Failure) throw error // a proxy or a certificate that cannot be used: nothing was sent
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
    throw unreadable(response, "is not AWS's")
  }
}

/** The body was cut short or lost on the way, or somebody else answered: whether AWS did what was asked, nobody knows. */
function unreadable({ status, headers, body }: HttpResponse, what: string): AnsweredFault {
  const type = headers['content-type'] ?? 'none'
  const kind = body.byteLength === 0 ? 'an empty answer' : `an answer of ${body.byteLength} bytes`
  const message = `${kind} with status ${status} and type \`${type}\` ${what}`
  return new AnsweredFault({ code: 'UnreadableAnswer', message }, status, headers)
}

function has(output: unknown, member: string): boolean {
  return (
    typeof output === 'object' &&
    output !== null &&
    Object.entries(output).some(([name, value]) => name === member && value !== null && value !== undefined)
  )
}

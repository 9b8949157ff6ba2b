import type { Http, HttpRequest, HttpResponse } from '../../src/wire/index.ts'

/** What can happen to a request and its answer. `done`: AWS does what is asked all the same. */
interface Spoilt {
  readonly done: boolean
  /** The answer in place of AWS's, or the error of a connection. */
  answer(asked: HttpRequest, real: HttpResponse | undefined): HttpResponse | Error
}

/** Ways in which an answer is lost or spoilt, by the words for them. */
export const faults = {
  'a server error before the effect': before((asked) => awsError(asked, 500, 'ServerException')),
  'a server error after the effect': after((_, asked) => awsError(asked, 503, 'ServiceUnavailableException')),
  throttling: before((asked) => awsError(asked, 400, 'ThrottlingException')),
  'a refusal': before((asked) => awsError(asked, 400, 'AccessDeniedException')),
  'credentials that expired': before((asked) => awsError(asked, 400, 'ExpiredTokenException')),
  'a connection that is refused': before(() => systemError('ECONNREFUSED', 'connect')),
  'a connection closed before the effect': before(() => systemError('ECONNRESET', 'read')),
  'a connection closed after the effect': after(() => systemError('ECONNRESET', 'read')),
  'a body cut short': after((real) => ({ ...real, body: real.body.slice(0, Math.floor(real.body.byteLength / 2)) })),
  'an empty body after the effect': after((real) => ({ ...real, body: new Uint8Array() })),
  'an empty body without an effect': before(() => ({ status: 200, headers: {}, body: new Uint8Array() })),
  'a login page': before(() => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: new TextEncoder().encode('<!DOCTYPE html><title>Log in</title>'),
  })),
  'a redirect': before(() => ({
    status: 302,
    headers: { location: 'http://127.0.0.1:1/elsewhere' },
    body: new Uint8Array(),
  })),
} satisfies Readonly<Record<string, Spoilt>>

/** One of them. */
export type Fault = keyof typeof faults

/** Whether AWS does what is asked although its answer does not come, or does not come whole. */
export function hasEffect(fault: Fault): boolean {
  return faults[fault].done
}

function before(answer: (asked: HttpRequest) => HttpResponse | Error): Spoilt {
  return { done: false, answer }
}

function after(answer: (real: HttpResponse, asked: HttpRequest) => HttpResponse | Error): Spoilt {
  return { done: true, answer: (asked, real) => (real ? answer(real, asked) : new Error('bug: nothing to spoil')) }
}

/** An error in the protocol of what was asked. */
function awsError({ headers }: HttpRequest, status: number, name: string): HttpResponse {
  const message = `a fault of a test: ${name}`
  const isJson = headers['x-amz-target'] !== undefined
  const error = `<Code>${name}</Code><Message>${message}</Message>`
  // S3 names the error at the top, the query services in an answer of errors.
  const xml = headers['content-type']?.includes('form-urlencoded')
    ? `<ErrorResponse><Error>${error}</Error></ErrorResponse>`
    : `<Error>${error}</Error>`
  const text = isJson ? JSON.stringify({ __type: name, message }) : xml
  return { status, headers: {}, body: new TextEncoder().encode(text) }
}

function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), { code, syscall })
}

/** Which answers are spoilt, and how. */
export interface Spoiling {
  readonly fault: Fault
  /** The first is 1. */
  readonly at: number
  /** The same operation from then on, however often it is asked. */
  readonly always?: boolean
}

/** What a request asks for, in whatever protocol: the name of the operation, or of S3 the line of the request. */
export function operationOf({ method, url, headers, body }: HttpRequest): string {
  const form = new URLSearchParams(new TextDecoder().decode(body))
  return headers['x-amz-target']?.split('.')[1] ?? form.get('Action') ?? `${method} ${new URL(url).pathname}`
}

/** Says of one request after the other whether its answer is to be spoilt. */
export function spoiler({ at, always = false }: Spoiling): (request: HttpRequest) => boolean {
  let count = 0
  let spoiltOperation: string | undefined
  return (request) => {
    count += 1
    const operation = operationOf(request)
    if (count === at) spoiltOperation = operation
    return count === at || (always && operation === spoiltOperation)
  }
}

/** A way to AWS on which answers are lost or spoilt. */
export function spoiledHttp(http: Http, spoiling: Spoiling): Http {
  const isSpoilt = spoiler(spoiling)
  return async (request, signal) => {
    if (!isSpoilt(request)) return http(request, signal)
    const { done, answer } = faults[spoiling.fault]
    const spoilt = answer(request, done ? await http(request, signal) : undefined)
    if (spoilt instanceof Error) throw spoilt
    return spoilt
  }
}

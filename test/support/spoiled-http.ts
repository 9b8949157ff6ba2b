import type { Http, HttpRequest, HttpResponse } from '../../src/wire/index.ts'
import { decode } from './recorded-aws.ts'

/** What can happen to a request and its answer. `done`: AWS does what is asked all the same. */
interface Spoilt {
  readonly done: boolean
  /** The answer in place of AWS's, or the error of a connection. */
  answer(real: HttpResponse | undefined): HttpResponse | Error
}

/** Ways in which an answer is lost or spoilt, by the words for them. */
export const faults = {
  'a server error before the effect': before(() => awsError(500, 'ServerException', 'service unavailable')),
  'a server error after the effect': after(() => awsError(503, 'ServiceUnavailableException', 'try later')),
  throttling: before(() => awsError(400, 'ThrottlingException', 'Rate exceeded')),
  'a refusal': before(() => awsError(400, 'AccessDeniedException', 'User is not authorized')),
  'credentials that expired': before(() => awsError(400, 'ExpiredTokenException', 'The security token expired')),
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
} satisfies Readonly<Record<string, Spoilt>>

/** One of them. */
export type Fault = keyof typeof faults

/** Whether AWS does what is asked although its answer does not come, or does not come whole. */
export function hasEffect(fault: Fault): boolean {
  return faults[fault].done
}

function before(answer: () => HttpResponse | Error): Spoilt {
  return { done: false, answer }
}

function after(answer: (real: HttpResponse) => HttpResponse | Error): Spoilt {
  return { done: true, answer: (real) => (real ? answer(real) : new Error('bug: nothing to spoil')) }
}

function awsError(status: number, name: string, message: string): HttpResponse {
  return { status, headers: {}, body: new TextEncoder().encode(JSON.stringify({ __type: name, message })) }
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

/** A way to AWS on which answers are lost or spoilt. */
export function spoiledHttp(http: Http, { fault, at, always = false }: Spoiling): Http {
  let count = 0
  let spoiltOperation: string | undefined
  const isSpoilt = (request: HttpRequest): boolean => {
    count += 1
    const { operation } = decode(request)
    if (count === at) spoiltOperation = operation
    return count === at || (always && operation === spoiltOperation)
  }
  return async (request, signal) => {
    if (!isSpoilt(request)) return http(request, signal)
    const { done, answer } = faults[fault]
    const spoilt = answer(done ? await http(request, signal) : undefined)
    if (spoilt instanceof Error) throw spoilt
    return spoilt
  }
}

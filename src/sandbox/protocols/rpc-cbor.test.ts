import { expect, test } from 'vitest'

import { ServiceError } from '../service.ts'
import { readCbor, writeCbor } from './cbor.ts'
import { rpcCbor } from './rpc-cbor.ts'

const protocol = rpcCbor({ target: 'Alarms2010', isTime: (member) => member === 'At' })

function request(path: string, body: Buffer = Buffer.alloc(0), method = 'POST') {
  const headers = new Headers({ 'smithy-protocol': 'rpc-v2-cbor' })
  return { method, url: new URL(`http://127.0.0.1${path}`), headers, body }
}

const path = '/service/Alarms2010/operation/PutAlarm'

function exchangeOf(incoming: ReturnType<typeof request>) {
  return { requestId: 'r-1', incoming, service: 'alarms', decoded: undefined, state: {} }
}

test('the operation is in the path, and the input in the body', () => {
  const incoming = request(
    path,
    writeCbor({ Name: 'errors', Threshold: 1.5 }, () => false),
  )
  expect(protocol.claims(incoming)).toBe(true)
  expect(protocol.decode(incoming, 'alarms')).toEqual({
    operation: 'alarms:PutAlarm',
    input: { Name: 'errors', Threshold: 1.5 },
  })
})

test('a request in another protocol, or for another service, is not claimed', () => {
  expect(protocol.claims(request('/service/Other/operation/PutAlarm'))).toBe(false)
  expect(protocol.claims({ ...request(path), headers: new Headers() })).toBe(false)
})

test.each([Buffer.from('ff', 'hex'), Buffer.from('83010203', 'hex'), Buffer.from('a1', 'hex')])(
  'a body that is no map is refused',
  (body) => {
    expect(() => protocol.decode(request(path, body), 'alarms')).toThrow(ServiceError)
  },
)

test('a path without an operation is refused', () => {
  expect(() => protocol.decode(request('/service/Alarms2010/operation/'), 'alarms')).toThrow(ServiceError)
  expect(() => protocol.decode(request(path, undefined, 'GET'), 'alarms')).toThrow(ServiceError)
})

test('answers and errors are CBOR, with the header that clients look for', () => {
  const exchange = exchangeOf(request(path))
  const answer = protocol.encode({ At: 1, Names: ['a'] }, exchange)
  expect(answer.headers).toMatchObject({ 'smithy-protocol': 'rpc-v2-cbor', 'content-type': 'application/cbor' })
  expect(readCbor(Buffer.from(answer.body ?? ''))).toEqual({ At: 1, Names: ['a'] })
  const refusal = protocol.encodeError(new ServiceError('ResourceNotFound', 'none', { status: 404 }), exchange)
  expect(refusal.status).toBe(404)
  expect(readCbor(Buffer.from(refusal.body ?? ''))).toEqual({ __type: 'ResourceNotFound', message: 'none' })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { serviceSpec } from '../services.ts'
import { sdkRequest } from '../testing/sdk.fixture.ts'
import { awsJson } from './aws-json.ts'
import { UnreadableAnswer } from './protocol.ts'

const endpoint = { url: 'https://ecs.eu-west-1.amazonaws.com', signingRegion: 'eu-west-1', custom: false }
function outgoing(service: string, operation: string, input: object = {}) {
  return {
    service,
    operation,
    spec: serviceSpec(service),
    shapes: undefined,
    endpoint,
    input,
  }
}
function response(
  body: string,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
) {
  return {
    status,
    headers,
    body: Buffer.from(body),
  }
}
const ecs = outgoing('ecs', 'DescribeServices')
function json(body: Uint8Array | string | undefined): unknown {
  return JSON.parse(Buffer.from(body ?? '').toString())
}

describe('awsJson', () => {
  it.each([
    ['ecs', 'RunTask', { cluster: 'app', taskDefinition: 'web:1', clientToken: 't', count: 2 }],
    ['ecs', 'UpdateService', { service: 'web', forceNewDeployment: true, desiredCount: 0 }],
    ['logs', 'GetLogEvents', { logGroupName: 'g', logStreamName: 's', startFromHead: true }],
    ['ssm', 'GetParameter', { Name: '/a', WithDecryption: true }],
    ['secretsmanager', 'DescribeSecret', { SecretId: 'ü' }],
  ])('encodes %s %s as the SDK does', async (service, operation, input) => {
    const theirs = await sdkRequest(service, operation, input)
    const ours = awsJson.encode(outgoing(service, operation, input))
    expect(json(ours.body)).toEqual(json(theirs.body))
    expect([ours.method, ours.path]).toEqual([theirs.method, theirs.path])
    for (const [name, value] of Object.entries(ours.headers)) expect(theirs.headers[name]).toBe(value)
  })

  it('sends what the user wrote and gives back what AWS wrote, newer members included', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const written = JSON.parse(JSON.stringify(value))
        expect(json(awsJson.encode({ ...ecs, input: written }).body)).toEqual(written)
        expect(awsJson.decode(ecs, response(JSON.stringify(written)))).toEqual(written)
      }),
    )
  })

  it("reads the service's numbers in exponent form, and an empty body", () => {
    const body = '{"services":[{"createdAt":1.789554334246E9,"desiredCount":2.0E0}]}'
    expect(awsJson.decode(ecs, response(body))).toEqual({ services: [{ createdAt: 1789554334.246, desiredCount: 2 }] })
    expect(awsJson.decode(ecs, response(''))).toEqual({})
  })

  it.each(['<html/>', '{"services":', '"text"', 'null'])('says of %j that it is no answer', (body) => {
    expect(() => awsJson.decode(ecs, response(body))).toThrow(UnreadableAnswer)
  })

  it.each([
    ['a bare name', '{"__type":"ClientException","message":"no"}', {}, 'ClientException', 'no'],
    ['a namespace', '{"__type":"com.amazonaws.ecs#ClientException","message":"no"}', {}, 'ClientException', 'no'],
    [
      'a capital letter',
      '{"__type":"AccessDeniedException","Message":"User: x"}',
      {},
      'AccessDeniedException',
      'User: x',
    ],
    ['no message at all', '{"__type":"ServiceNotFoundException"}', {}, 'ServiceNotFoundException', undefined],
    [
      'the header only',
      '{}',
      { 'x-amzn-errortype': 'ThrottlingException:http://x/' },
      'ThrottlingException',
      undefined,
    ],
    ['a namespace and a URI', '{}', { 'x-amzn-errortype': 'a.b#C:http://x' }, 'C', undefined],
    ['the member `code`', '{"code":"AccessDenied","message":null}', {}, 'AccessDenied', undefined],
    ['a page', '<html>502</html>', {}, 'Http400', undefined],
    ['nothing', '', {}, 'Http400', undefined],
    ['no object', '["x"]', {}, 'Http400', undefined],
  ])('reads an error with %s', (_, body, headers, code, message) => {
    expect(awsJson.decodeError(ecs, response(body, { status: 400, headers }))).toEqual({ code, message })
  })
})

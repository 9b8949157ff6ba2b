import { describe, expect, it } from 'vitest'
import { loadShapes } from '../../shapes/index.ts'
import { serviceSpec } from '../services.ts'
import { sdkRequest } from '../testing/sdk.fixture.ts'
import { restJson } from './rest-json.ts'

const endpoint = { url: 'https://x.amazonaws.com', signingRegion: 'eu-west-1', custom: false }

async function outgoing(service: 'lambda' | 'vpc-lattice', operation: string, input: object = {}) {
  return { service, operation, spec: serviceSpec(service), shapes: await loadShapes(service), endpoint, input }
}

const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:gate:live'

describe('restJson', () => {
  it.each([
    ['lambda', 'GetFunctionConfiguration', { FunctionName: arn }],
    ['lambda', 'GetFunctionConfiguration', { FunctionName: 'gate', Qualifier: "a b/c?&+'" }],
    ['lambda', 'ListFunctions', { Marker: 'm', MaxItems: 3 }],
    ['lambda', 'CreateFunction', { FunctionName: 'gate', Role: 'r', Code: { ImageUri: 'x' } }],
    ['vpc-lattice', 'GetTargetGroup', { targetGroupIdentifier: 'arn:aws:vpc-lattice:eu-west-1:1:targetgroup/tg-0' }],
  ] as const)('encodes %s %s as the SDK does: %j', async (service, operation, input) => {
    const theirs = await sdkRequest(service, operation, input)
    const ours = restJson.encode(await outgoing(service, operation, input))
    expect([ours.method, ours.path]).toEqual([theirs.method, theirs.path])
    expect(ours.query).toEqual(theirs.query)
    const text = (body: string | Uint8Array | undefined) => Buffer.from(body ?? '').toString()
    expect(text(ours.body)).toBe(text(theirs.body))
    if (ours.body) expect(ours.headers['content-type']).toBe(theirs.headers['content-type'])
  })

  it('reads answers, and errors by their header or their body', async () => {
    const call = await outgoing('lambda', 'GetFunctionConfiguration', { FunctionName: arn })
    const answer = (body: object, headers = {}, status = 200) => ({
      status,
      headers,
      body: Buffer.from(JSON.stringify(body)),
    })
    expect(restJson.decode(call, answer({ FunctionArn: arn }))).toEqual({ FunctionArn: arn })
    const missing = { 'x-amzn-errortype': 'ResourceNotFoundException:http://internal.amazon.com/' }
    expect(restJson.decodeError(call, answer({ Message: 'Function not found' }, missing, 404))).toEqual({
      code: 'ResourceNotFoundException',
      message: 'Function not found',
    })
    expect(restJson.decodeError(call, answer({ message: 'no', code: 'AccessDeniedException' }, {}, 403)).code).toBe(
      'AccessDeniedException',
    )
    expect(restJson.decodeError(call, { status: 502, headers: {}, body: Buffer.from('<html>') }).code).toBe('Http502')
  })
})

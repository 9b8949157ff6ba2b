import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadShapes, operationShapes } from '../../shapes/index.ts'
import { serviceSpec } from '../services.ts'
import { sdkClient } from '../testing/sdk.fixture.ts'
import { fitting, plain, xmlOf } from '../testing/shaped.fixture.ts'
import { query } from './query.ts'

const endpoint = { url: 'https://x.amazonaws.com', signingRegion: 'eu-west-1', custom: false }
async function outgoing(service: 'sts' | 'iam' | 'cloudformation', operation: string, input: object = {}) {
  return {
    service,
    operation,
    spec: serviceSpec(service),
    shapes: await loadShapes(service),
    endpoint,
    input,
  }
}
function response(body: string, status = 200) {
  return { status, headers: {}, body: Buffer.from(body) }
}
function fields(body: Uint8Array | string | undefined) {
  return [...new URLSearchParams(Buffer.from(body ?? '').toString())]
}

const operations = [
  ['sts', 'AssumeRole'],
  ['sts', 'GetCallerIdentity'],
  ['iam', 'CreateRole'],
  ['iam', 'PutRolePolicy'],
  ['iam', 'SimulateCustomPolicy'],
  ['iam', 'ListAttachedRolePolicies'],
  ['cloudformation', 'DescribeStacks'],
  ['cloudformation', 'ListExports'],
] as const

describe('query', () => {
  it.each(operations)('encodes %s %s as the SDK does', async (service, operation) => {
    const call = await outgoing(service, operation)
    const shape = operationShapes(call.shapes, operation)?.input ?? ''
    const sdk = sdkClient(service)
    await fc.assert(
      fc.asyncProperty(fitting(call.shapes, shape), async (input) => {
        await sdk.send(operation, Object(input)).catch(() => undefined) // an empty answer does not please it
        const theirs = sdk.requests.at(-1)
        const ours = query.encode({ ...call, input: Object(plain(input)) })
        expect(fields(ours.body)).toEqual(fields(theirs?.body))
        expect(ours.headers['content-type']).toBe(theirs?.headers['content-type'])
        expect([ours.method, ours.path]).toEqual([theirs?.method, theirs?.path])
      }),
      { numRuns: 25 },
    )
  })

  it.each(operations)('decodes the answer of %s %s as the SDK does', async (service, operation) => {
    const call = await outgoing(service, operation)
    const shape = operationShapes(call.shapes, operation)?.output
    if (!shape) return expect(query.decode(call, response(`<${operation}Response/>`))).toEqual({})
    let answer = ''
    const sdk = sdkClient(service, () => ({ body: answer }))
    await fc.assert(
      fc.asyncProperty(fitting(call.shapes, shape), async (output) => {
        const inner = xmlOf(call.shapes, shape, Object(output))
        const body = `<?xml version="1.0"?>\n<${operation}Response xmlns="https://x.amazonaws.com/doc/">\n  <${operation}Result>${inner}</${operation}Result>\n  <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>\n</${operation}Response>`
        answer = body
        const theirs = await sdk.send(operation, {})
        expect(withDates(query.decode(call, response(body)))).toEqual(withDates(plain(theirs)))
      }),
      { numRuns: 40 },
    )
  })

  it('passes on what the shapes do not know, in both directions', async () => {
    const call = await outgoing('sts', 'GetCallerIdentity', { NewList: ['a', { B: true }], New: { Er: 1 }, Gone: null })
    expect(fields(query.encode(call).body)).toEqual([
      ['Action', 'GetCallerIdentity'],
      ['Version', '2011-06-15'],
      ['NewList.member.1', 'a'],
      ['NewList.member.2.B', 'true'],
      ['New.Er', '1'],
    ])
    const body =
      '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account><New><member>a</member><member>b</member></New><Er><Est>x</Est></Er></GetCallerIdentityResult></GetCallerIdentityResponse>'
    expect(query.decode(call, response(body))).toEqual({ Account: '1', New: ['a', 'b'], Er: { Est: 'x' } })
  })

  it('speaks to a service without shapes', () => {
    const call = {
      service: 'elasticloadbalancing',
      operation: 'DescribeTargetHealth',
      spec: serviceSpec('elasticloadbalancing'),
      shapes: undefined,
      endpoint,
      input: { TargetGroupArn: 'arn:1', Targets: [{ Id: '10.0.0.1', Port: 80 }] },
    }
    expect(fields(query.encode(call).body)).toEqual([
      ['Action', 'DescribeTargetHealth'],
      ['Version', '2015-12-01'],
      ['TargetGroupArn', 'arn:1'],
      ['Targets.member.1.Id', '10.0.0.1'],
      ['Targets.member.1.Port', '80'],
    ])
    const body =
      '<DescribeTargetHealthResponse><DescribeTargetHealthResult><TargetHealthDescriptions><member><TargetHealth><State>healthy</State></TargetHealth></member></TargetHealthDescriptions></DescribeTargetHealthResult></DescribeTargetHealthResponse>'
    expect(query.decode(call, response(body))).toEqual({
      TargetHealthDescriptions: [{ TargetHealth: { State: 'healthy' } }],
    })
  })

  it.each([
    [
      '<ErrorResponse xmlns="x"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>User: a &amp; b</Message></Error><RequestId>r1</RequestId></ErrorResponse>',
      { code: 'AccessDenied', message: 'User: a & b', requestId: 'r1' },
    ],
    [
      '<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors><RequestID>r2</RequestID></Response>',
      { code: 'UnauthorizedOperation', message: 'no', requestId: 'r2' },
    ],
    ['', { code: 'Http403', message: undefined }],
    ['<html><body>Forbidden</body></html>', { code: 'Http403', message: undefined }],
    ['{"message":"json"}', { code: 'Http403', message: undefined }],
    ['<Error><Code>', { code: 'Http403', message: undefined }],
  ])('reads the error %s', async (body, expected) => {
    const call = await outgoing('sts', 'GetCallerIdentity')
    expect(query.decodeError(call, response(body, 403))).toEqual(expected)
  })

  it.each(['', 'hello', '{}', '<a><b></a>', '<!-- x -->'])('says of %j that it is no answer', async (body) => {
    const call = await outgoing('sts', 'GetCallerIdentity')
    expect(() => query.decode(call, response(body))).toThrow()
  })

  it('reads many escaped letters, and expands no entity of a document', async () => {
    const call = await outgoing('cloudformation', 'DescribeStacks')
    const many = '&lt;&quot;'.repeat(60_000)
    const body = (inner: string, head = '') =>
      `${head}<DescribeStacksResponse><DescribeStacksResult><NextToken>${inner}</NextToken></DescribeStacksResult></DescribeStacksResponse>`
    expect(query.decode(call, response(body(many)))).toEqual({ NextToken: '<"'.repeat(60_000) })
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">]>`
    expect(() => query.decode(call, response(body('&b;&b;', laughs)))).toThrow()
  })
})

/** Dates are text in our answers and objects in the SDK's. */
function withDates(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string' && /^\d{4}-\d\d-\d\dT/.test(inner) ? new Date(inner).toISOString() : inner,
  )
}

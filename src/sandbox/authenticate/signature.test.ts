import { HttpRequest } from '@smithy/protocol-http'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { signer } from '../../../test/support/sandbox/call-aws-json.ts'
import { createSandbox, type Sandbox } from '../index.ts'

function realNow() {
  return Date.UTC(2026, 10, 24, 8)
}

const sandbox = createSandbox({ realNow, account: '111122223333', region: 'eu-west-1' })
sandbox.perform('s3:CreateBucket', { Bucket: 'yard', LocationConstraint: 'eu-west-1' })

interface Given {
  readonly service: string
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string | string[]>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const key = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  // Dots are taken out of a URL before it is sent; and the SDK loses a query parameter named __proto__.
  .filter((text) => !/^\.{1,2}$/.test(text) && text !== '__proto__')
const value = fc.string({ unit: 'grapheme', maxLength: 20 })
// What an HTTP header can hold.
const headerValue = fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/)

const given: fc.Arbitrary<Given> = fc.record({
  service: fc.constantFrom('ecs', 'logs', 's3', 'iam'),
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  path: fc.array(key, { maxLength: 4 }).map((parts) => `/${parts.map(encode).join('/')}`),
  query: fc.dictionary(key, fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 })), { maxKeys: 4 }),
  headers: fc.dictionary(fc.stringMatching(/^x-amz-meta-[a-z]{1,8}$/), headerValue, { maxKeys: 3 }),
  body: fc.string({ unit: 'grapheme', maxLength: 50 }),
})

describe('signatures of the SDK', () => {
  test('of any request are accepted', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (one) => {
        expect(await refusal(await signed(one, sandbox))).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  test('of any presigned address are accepted', async () => {
    await fc.assert(
      fc.asyncProperty(given, async (one) => {
        const s3 = { ...one, service: 's3', method: 'GET', headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } }
        const presigned = await signer('s3', 'eu-west-1', sandbox.administrator).presign(toHttp(s3), {
          signingDate: new Date(realNow()),
          expiresIn: 60,
        })
        expect(await refusal(toRequest(HttpRequest.clone(presigned as HttpRequest), s3))).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })

  test('do not cover another request', async () => {
    await fc.assert(
      fc.asyncProperty(given, given, async (one, other) => {
        const request = toHttp(one)
        const { headers } = await sign(one, request, sandbox)
        const wrong = toRequest(new HttpRequest({ ...toHttp(other), headers: { ...headers } }), other)
        fc.pre(wrong.url !== toRequest(request, one).url || one.method !== other.method)
        expect(await refusal(wrong)).toMatch(
          /^(InvalidSignatureException|SignatureDoesNotMatch|XAmzContentSHA256Mismatch)$/,
        )
      }),
      { numRuns: 200 },
    )
  })
})

describe('what a signature is refused for', () => {
  const list: Given = {
    service: 'logs',
    method: 'POST',
    path: '/',
    query: {},
    headers: { 'x-amz-target': 'Logs_20140328.DescribeLogGroups', 'content-type': 'application/x-amz-json-1.1' },
    body: '{}',
  }
  const read: Given = {
    service: 's3',
    method: 'GET',
    path: '/yard',
    query: { 'list-type': '2' },
    headers: {},
    body: '',
  }
  const identity: Given = {
    service: 'sts',
    method: 'POST',
    path: '/',
    query: {},
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'Action=GetCallerIdentity&Version=2011-06-15',
  }
  const minutes = 60_000

  test.each([
    [list, 'InvalidSignatureException', 400],
    [read, 'RequestTimeTooSkewed', 403],
    [identity, 'SignatureDoesNotMatch', 403],
  ] as const)('a clock that is 15 minutes off: %#', async (one, code, status) => {
    for (const [off, isAccepted] of [
      [-16, false],
      [-14, true],
      [14, true],
      [16, false],
    ] as const) {
      const response = await sandbox.fetch(await signed(one, sandbox, { at: realNow() + off * minutes }))
      expect(response.status).toBe(isAccepted ? 200 : status)
      if (!isAccepted) expect(await response.text()).toContain(code)
    }
  })

  test.each([
    [list, 'UnrecognizedClientException', 400],
    [read, 'InvalidAccessKeyId', 403],
    [identity, 'InvalidClientTokenId', 403],
  ] as const)('a key that nobody has: %#', async (one, code, status) => {
    const credentials = { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' }
    const response = await sandbox.fetch(await signed(one, sandbox, { credentials }))
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(code)])
  })

  test.each([
    [list, 'InvalidSignatureException', 400],
    [read, 'SignatureDoesNotMatch', 403],
    [identity, 'SignatureDoesNotMatch', 403],
  ] as const)('a wrong secret: %#', async (one, code, status) => {
    const credentials = { ...sandbox.administrator, secretAccessKey: 'guessed' }
    const response = await sandbox.fetch(await signed(one, sandbox, { credentials }))
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(code)])
  })

  test.each([
    [list, 'MissingAuthenticationTokenException', 400],
    [read, 'AccessDenied', 403],
    [identity, 'MissingAuthenticationToken', 403],
  ] as const)('no signature: %#', async (one, code, status) => {
    const response = await sandbox.fetch(toRequest(toHttp(one), one))
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(code)])
  })

  test('a region that is none, and the region of another bucket', async () => {
    const response = await sandbox.fetch(await signed(list, sandbox, { region: 'nowhere' }))
    expect(await response.json()).toMatchObject({ __type: 'InvalidSignatureException' })
    const elsewhere = await sandbox.fetch(await signed(read, sandbox, { region: 'us-east-1' }))
    expect([elsewhere.status, await elsewhere.text()]).toEqual([
      400,
      expect.stringContaining('<Region>eu-west-1</Region>'),
    ])
  })

  test('nothing, if it is a presigned GetCallerIdentity with a header of its own', async () => {
    // Clusters and secret stores take such an address for a proof of who somebody is.
    const proof: Given = {
      service: 'sts',
      method: 'GET',
      path: '/',
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      headers: { 'x-k8s-aws-id': 'app' },
      body: '',
    }
    const presigned = await signer('sts', 'eu-west-1', sandbox.administrator).presign(toHttp(proof), {
      signingDate: new Date(realNow()),
      expiresIn: 60,
      unhoistableHeaders: new Set(['x-k8s-aws-id']),
    })
    const response = await sandbox.fetch(toRequest(HttpRequest.clone(presigned as HttpRequest), proof))
    expect([response.status, await response.text()]).toEqual([
      200,
      expect.stringContaining('<Arn>arn:aws:iam::111122223333:user/administrator</Arn>'),
    ])
  })

  test('a presigned address that is too old', async () => {
    const presigned = await signer('s3', 'eu-west-1', sandbox.administrator).presign(toHttp(read), {
      signingDate: new Date(realNow() - 61_000),
      expiresIn: 60,
    })
    const response = await sandbox.fetch(toRequest(HttpRequest.clone(presigned as HttpRequest), read))
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('Request has expired')])
  })

  test('a body that is not the one that was hashed', async () => {
    const put: Given = { ...read, method: 'PUT', path: '/yard/key', query: {}, body: 'one' }
    const { headers } = await sign(put, toHttp(put), sandbox)
    const response = await sandbox.fetch(
      toRequest(new HttpRequest({ ...toHttp(put), headers: { ...headers } }), { ...put, body: 'two' }),
    )
    expect(await response.text()).toContain('XAmzContentSHA256Mismatch')
  })

  test('a header that someone added on the way', async () => {
    const request = await signed(read, sandbox)
    request.headers.set('x-amz-expected-bucket-owner', '111122223333')
    expect(await (await sandbox.fetch(request)).text()).toContain(
      '<HeadersNotSigned>x-amz-expected-bucket-owner</HeadersNotSigned>',
    )
  })
})

interface SignOptions {
  readonly at?: number
  readonly region?: string
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

function toHttp({ service, method, path, query, headers, body }: Given): HttpRequest {
  const hostname = `${service}.eu-west-1.amazonaws.com`
  const carriesBody = method !== 'GET'
  return new HttpRequest({
    method,
    hostname,
    path,
    query: { ...query } as Record<string, string | string[]>,
    headers: { host: hostname, ...headers },
    ...(carriesBody && { body }),
  })
}

async function sign(one: Given, request: HttpRequest, { administrator }: Sandbox, options: SignOptions = {}) {
  const { at = realNow(), region = 'eu-west-1', credentials = administrator } = options
  return signer(one.service, region, credentials).sign(request, { signingDate: new Date(at) })
}

async function signed(one: Given, sandbox: Sandbox, options: SignOptions = {}): Promise<Request> {
  return toRequest((await sign(one, toHttp(one), sandbox, options)) as HttpRequest, one)
}

function toRequest(http: HttpRequest, { body }: Given): Request {
  const pairs = Object.entries(http.query ?? {}).flatMap(([name, value]) =>
    [value ?? ''].flat().map((item) => `${encode(name)}=${encode(item)}`),
  )
  const search = pairs.length > 0 ? `?${pairs.join('&')}` : ''
  return new Request(`https://${http.hostname}${http.path}${search}`, {
    method: http.method,
    headers: http.headers,
    ...(http.method !== 'GET' && { body }),
  })
}

/** The code of a refusal that is about the signature; undefined for every other answer. */
async function refusal(request: Request): Promise<string | undefined> {
  const response = await sandbox.fetch(request)
  const text = await response.text()
  return /InvalidSignatureException|SignatureDoesNotMatch|XAmzContentSHA256Mismatch|IncompleteSignature|AuthorizationHeaderMalformed/.exec(
    text,
  )?.[0]
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

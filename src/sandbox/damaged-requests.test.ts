import * as fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'

import { checkAnswer, inhabited, region, send, targets } from '../../test/support/sandbox/inhabited.ts'
import { watchCases } from '../../test/support/watched.ts'

const watch = watchCases()
afterAll(() => watch.end())

describe('requests that are hardly any', () => {
  test('any bytes, any headers', async () => {
    const sandbox = inhabited()
    const authorization = fc.oneof(
      fc.string({ unit: 'binary-ascii' }).filter((text) => !/[\0\r\n]/.test(text)),
      fc.constantFrom(
        'AWS4-HMAC-SHA256',
        'AWS4-HMAC-SHA256 Credential=a/b/c/ecs/aws4_request, SignedHeaders=host, Signature=0',
        `AWS4-HMAC-SHA256 Credential=${sandbox.administrator.accessKeyId}/20261124/eu-west-1/logs/aws4_request, SignedHeaders=, Signature=`,
        'AWS AKIA:xyz',
        'Bearer x',
      ),
    )
    const headers = fc.record(
      {
        authorization,
        'x-amz-target': fc.constantFrom('Logs_20140328.DescribeLogGroups', 'x', 'Logs_20140328.', '.', 'Other_1.Op'),
        'x-amz-date': fc.constantFrom('20261124T080000Z', 'now', '99999999T999999Z', ''),
        'content-type': fc.constantFrom('application/x-amz-json-1.1', 'application/x-www-form-urlencoded', 'text/xml'),
        'x-amz-content-sha256': fc.constantFrom('UNSIGNED-PAYLOAD', 'x', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'),
      },
      { requiredKeys: [] },
    )
    const path = fc.constantFrom(
      '/',
      '/a/b',
      '/%',
      '/%ff',
      '/?Action=X&Version=1',
      '/?X-Amz-Algorithm=AWS4-HMAC-SHA256',
      '/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a/b/c/d/aws4_request&X-Amz-Signature=x&X-Amz-SignedHeaders=host&X-Amz-Date=20261124T080000Z',
    )
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT')
    await fc.assert(
      fc.asyncProperty(
        fc.record({ method, path, headers, body: fc.uint8Array({ maxLength: 200 }) }),
        ({ method, path, headers, body }) =>
          watch.run(JSON.stringify({ method, path, headers, body: Buffer.from(body).toString('latin1') }), async () => {
            const hasBody = method !== 'GET' && method !== 'HEAD'
            const request = new Request(`https://ecs.${region}.amazonaws.com${path}`, {
              method,
              headers: headers as Record<string, string>,
              ...(hasBody && { body }),
            })
            await checkAnswer(sandbox, await sandbox.fetch(request), method)
          }),
      ),
      { numRuns: 500 },
    )
  })

  test.each<[string, string]>([
    ['deep nesting', '['.repeat(100_000)],
    ['deep nesting that ends', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
    ['a number where an object belongs', '1'],
    ['no JSON', '{'],
    ['no UTF-8', Buffer.from([0x7b, 0xff, 0x7d]).toString('latin1')],
  ])('%s', async (_name, body) => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${targets['ecs']}.ListClusters` }
    await send(inhabited(), 'ecs', { headers, body })
  })

  test('a body that is too large', async () => {
    const sandbox = inhabited()
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(8 * 1024 * 1024))
      },
    })
    const request = new Request('https://s3.eu-west-1.amazonaws.com/yard-files/x', {
      method: 'PUT',
      body,
      duplex: 'half',
    } as RequestInit)
    expect((await sandbox.fetch(request)).status).toBe(413)
  })
})

import { beforeEach, describe, expect, test } from 'vitest'

import { createSandbox, type Sandbox } from '../index.ts'

// Requests with signatures that AWS publishes:
// https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
const accessKeyId = 'AKIAIOSFODNN7EXAMPLE'
const scope = `${accessKeyId}/20130524/us-east-1/s3/aws4_request`
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

let sandbox: Sandbox

beforeEach(() => {
  sandbox = createSandbox({ realNow: () => Date.UTC(2013, 4, 24), region: 'us-east-1' })
  sandbox.change(({ state }) => {
    const { accessKeys } = state['iam'] as { accessKeys: Record<string, object> }
    accessKeys[accessKeyId] = {
      ...accessKeys[sandbox.administrator.accessKeyId],
      secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    }
  })
  sandbox.perform('s3:CreateBucket', { Bucket: 'examplebucket' })
  sandbox.perform('s3:PutObject', {
    Bucket: 'examplebucket',
    Key: 'test.txt',
    Body: Buffer.from('0123456789abc').toString('base64'),
  })
})

describe("AWS's own examples", () => {
  test('GET with a range', async () => {
    const response = await sandbox.fetch(
      new Request('https://examplebucket.s3.amazonaws.com/test.txt', {
        headers: {
          host: 'examplebucket.s3.amazonaws.com',
          range: 'bytes=0-9',
          'x-amz-content-sha256': emptyHash,
          'x-amz-date': '20130524T000000Z',
          authorization: `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41`,
        },
      }),
    )
    expect([response.status, await response.text()]).toEqual([206, '0123456789'])
  })

  test('a presigned address', async () => {
    const query = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(scope)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host`
    const signature = 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'
    const response = await sandbox.fetch(
      new Request(`https://examplebucket.s3.amazonaws.com/test.txt?${query}&X-Amz-Signature=${signature}`),
    )
    expect([response.status, await response.text()]).toEqual([200, '0123456789abc'])
  })

  const chunkSignatures = [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ]

  test('an upload in signed chunks', async () => {
    const response = await sandbox.fetch(upload(chunkSignatures))
    expect(response.status).toBe(200)
    const { body } = sandbox.perform('s3:GetObject', { Bucket: 'examplebucket', Key: 'chunkObject.txt' }) as {
      body: { base64: string }
    }
    const content = body.base64
    expect(Buffer.from(content, 'base64').equals(Buffer.alloc(66_560, 'a'))).toBe(true)
  })

  test.each([0, 1, 2])('an upload whose chunk %i has a wrong signature', async (index) => {
    const response = await sandbox.fetch(upload(chunkSignatures.with(index, emptyHash)))
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')])
  })
})

function upload(chunkSignatures: readonly string[]): Request {
  const body = [65_536, 1024, 0]
    .map((size, index) => `${size.toString(16)};chunk-signature=${chunkSignatures[index]}\r\n${'a'.repeat(size)}\r\n`)
    .join('')
  return new Request('https://s3.amazonaws.com/examplebucket/chunkObject.txt', {
    method: 'PUT',
    headers: {
      host: 's3.amazonaws.com',
      'content-encoding': 'aws-chunked',
      'content-length': '66824',
      'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
      'x-amz-date': '20130524T000000Z',
      'x-amz-decoded-content-length': '66560',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      authorization: `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,Signature=4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9`,
    },
    body,
  })
}

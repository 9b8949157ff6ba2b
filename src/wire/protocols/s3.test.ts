import { describe, expect, it } from 'vitest'
import { loadShapes } from '../../shapes/index.ts'
import { endpointOf } from '../endpoint.ts'
import { serviceSpec } from '../services.ts'
import { sdkClient, sdkRequest } from '../testing/sdk.fixture.ts'
import { s3 } from './s3.ts'

async function outgoing(operation: string, input: object, env: Record<string, string> = {}) {
  return {
    service: 's3',
    operation,
    spec: serviceSpec('s3'),
    shapes: await loadShapes('s3'),
    endpoint: endpointOf('s3', 'eu-west-1', { env }),
    input,
  }
}
function response(body: string | Uint8Array, headers = {}, status = 200) {
  return {
    status,
    headers,
    body: typeof body === 'string' ? Buffer.from(body) : body,
  }
}

describe('s3', () => {
  it.each([
    ['GetObject', { Bucket: 'tf-state', Key: "prod/web état (1)+'~.tfstate", Range: 'bytes=0-9', VersionId: 'v/1' }],
    ['GetObject', { Bucket: 'tf.state', Key: 'dotted' }],
    ['GetObject', { Bucket: 'tf', Key: 'a//b/../c/' }],
    ['HeadObject', { Bucket: 'tf-state', Key: '/leading' }],
    ['HeadBucket', { Bucket: 'tf-state' }],
    ['DeleteObject', { Bucket: 'tf-state', Key: 'x' }],
    ['GetBucketLocation', { Bucket: 'tf-state' }],
    ['ListObjectsV2', { Bucket: 'tf-state', Prefix: 'a b', MaxKeys: 2 }],
    ['PutObject', { Bucket: 'tf-state', Key: 'x', Body: 'hello', ContentType: 'text/plain', Metadata: { By: 'ops' } }],
    ['CreateBucket', { Bucket: 'tf-state', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }],
  ])('encodes %s as the SDK does: %j', async (operation, input) => {
    const theirs = await sdkRequest('s3', operation, input)
    const call = await outgoing(operation, input)
    const ours = s3.encode(call)
    expect(ours.method).toBe(theirs.method)
    expect(`${ours.url ?? call.endpoint.url}${ours.path}`).toBe(`${theirs.protocol}//${theirs.hostname}${theirs.path}`)
    expect(ours.query).toEqual(theirs.query)
    for (const [name, value] of Object.entries(ours.headers)) expect(theirs.headers[name], name).toBe(value)
    const text = (body: string | Uint8Array | undefined) =>
      Buffer.from(body ?? '')
        .toString()
        .replace(/^<\?xml.*?\?>/, '')
    expect(text(ours.body)).toBe(text(theirs.body))
  })

  it.each(['http://127.0.0.1:4566', 'http://localhost:4566/base'])(
    'puts the bucket into the path at %s',
    async (url) => {
      const call = await outgoing('GetObject', { Bucket: 'tf-state', Key: 'a/b' }, { AWS_ENDPOINT_URL_S3: url })
      const { path, url: other } = s3.encode(call)
      expect([path, other]).toEqual(['/tf-state/a/b', undefined])
    },
  )

  it('decodes headers as the SDK does, and gives the content as bytes', async () => {
    const headers = {
      'content-length': '5',
      'content-type': 'text/plain',
      etag: '"5d41402abc4b2a76b9719d911017c592"',
      'x-amz-meta-by': 'ops',
      'x-amz-bucket-key-enabled': 'true',
      'x-amz-version-id': 'v1',
    }
    const { Body: _, ...theirs } = await sdkClient('s3', { headers, body: 'hello' }).send('GetObject', {
      Bucket: 'tf-state',
      Key: 'x',
    })
    const call = await outgoing('GetObject', { Bucket: 'tf-state', Key: 'x' })
    expect(s3.decode(call, response('hello', headers))).toEqual({ ...theirs, body: Buffer.from('hello') })
    const binary = new Uint8Array([0, 255, 10])
    expect(s3.decode(call, response(binary))).toEqual({ body: binary })
  })

  it('decodes bodies in XML', async () => {
    const list =
      '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>tf</Name><KeyCount>2</KeyCount><IsTruncated>false</IsTruncated><Contents><Key>a &amp; b</Key><Size>1</Size></Contents><Contents><Key>c</Key></Contents></ListBucketResult>'
    expect(s3.decode(await outgoing('ListObjectsV2', { Bucket: 'tf' }), response(list))).toEqual({
      Name: 'tf',
      KeyCount: 2,
      IsTruncated: false,
      Contents: [{ Key: 'a & b', Size: 1 }, { Key: 'c' }],
    })
    const location = '<LocationConstraint xmlns="x">eu-west-1</LocationConstraint>'
    expect(s3.decode(await outgoing('GetBucketLocation', { Bucket: 'tf' }), response(location))).toEqual({
      LocationConstraint: 'eu-west-1',
    })
    const headers = { 'x-amz-bucket-region': 'eu-west-1' }
    expect(s3.decode(await outgoing('HeadBucket', { Bucket: 'tf' }), response('', headers))).toEqual({
      BucketRegion: 'eu-west-1',
    })
  })

  it.each([
    [
      404,
      '<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>x</Key><RequestId>r</RequestId></Error>',
      {},
      { code: 'NoSuchKey', message: 'The specified key does not exist.', requestId: 'r' },
    ],
    [404, '', {}, { code: 'NotFound' }],
    [403, '', {}, { code: 'AccessDenied' }],
    [301, '', { 'x-amz-bucket-region': 'us-west-2' }, { code: 'PermanentRedirect', region: 'us-west-2' }],
    [
      400,
      '<Error><Code>AuthorizationHeaderMalformed</Code><Message>expecting us-west-2</Message><Region>us-west-2</Region></Error>',
      {},
      { code: 'AuthorizationHeaderMalformed', message: 'expecting us-west-2', region: 'us-west-2' },
    ],
    [418, '', {}, { code: 'Http418' }],
  ])('reads the error %i %s', async (status, body, headers, expected) => {
    const call = await outgoing('GetObject', { Bucket: 'tf', Key: 'x' })
    expect(s3.decodeError(call, response(body, headers, status))).toEqual({
      message: undefined,
      region: undefined,
      ...expected,
    })
  })
})

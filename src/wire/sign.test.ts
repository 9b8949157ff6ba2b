import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sign } from './sign.ts'
import { keys, type SdkRequest, sdkRequest } from './testing/sdk.fixture.ts'

const date = new Date('2026-11-24T09:15:07Z')

describe('sign() signs as the SDK does', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: date, toFake: ['Date'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it.each([
    ['ecs', 'DescribeServices', { cluster: 'app', services: ['web', 'würzburg'] }],
    ['ecs', 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [{ name: 'app', image: 'nginx:1.27' }] }],
    ['logs', 'GetLogEvents', { logGroupName: '/ecs/web', logStreamName: 'ecs/app/0123', startFromHead: true }],
    ['ssm', 'GetParameter', { Name: '/web/key', WithDecryption: true }],
    ['secretsmanager', 'GetSecretValue', { SecretId: 'web' }],
    ['sts', 'GetCallerIdentity', {}],
    ['iam', 'GetRole', { RoleName: 'web task' }],
    ['cloudformation', 'DescribeStacks', { StackName: 'web+1' }],
    ['s3', 'GetObject', { Bucket: 'tf', Key: 'prod/web state (1)+ü.tfstate', Range: 'bytes=0-9' }],
    ['s3', 'HeadObject', { Bucket: 'tf', Key: 'a//b/../c' }],
    ['s3', 'PutObject', { Bucket: 'tf', Key: 'x', Body: 'hello', ContentType: 'text/plain', Metadata: { By: 'ops' } }],
  ])('%s %s', async (service, operation, input) => {
    for (const credentials of [keys, { ...keys, sessionToken: 'token/+=' }]) {
      const theirs = await sdkRequest(service, operation, input, { credentials })
      const ours = await resign(theirs, service, credentials)
      expect(ours.headers.authorization).toBe(theirs.headers.authorization)
      expect(ours.headers['x-amz-security-token']).toBe(theirs.headers['x-amz-security-token'])
    }
  })
})

const generated = /^(authorization|x-amz-date|x-amz-security-token|x-amz-content-sha256|host)$/

function resign(
  { method, protocol, hostname, path, query, headers, body }: SdkRequest,
  service: string,
  credentials: typeof keys,
) {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !generated.test(name)))
  const encoded = { method, path, query, headers: kept, body: typeof body === 'string' ? Buffer.from(body) : body }
  return sign(
    encoded,
    `${protocol}//${hostname}`,
    {},
    { service, region: service === 'iam' ? 'us-east-1' : 'eu-west-1', credentials, date },
  )
}

describe('sign() gives the signatures that AWS publishes', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html (checked 2026-11)
  const credentials = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  }
  it.each([
    [
      'an object with a range',
      { path: '/test.txt', query: {}, headers: { range: 'bytes=0-9' } },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'a parameter without a value',
      { path: '/', query: { lifecycle: '' }, headers: {} },
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'a list of objects',
      { path: '/', query: { 'max-keys': '2', prefix: 'J' }, headers: {} },
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
  ])('%s', async (_, part, signature) => {
    const encoded = { method: 'GET', body: undefined, ...part }
    const signing = { service: 's3', region: 'us-east-1', credentials, date: new Date('2013-05-24T00:00:00Z') }
    const { headers } = await sign(encoded, 'https://examplebucket.s3.amazonaws.com', {}, signing)
    expect(headers.authorization).toContain(`Signature=${signature}`)
  })
})

it('sign() keeps the letters of a path: dots in a key are no steps', async () => {
  const encoded = { method: 'GET', path: '/tf/a/../b', query: { 'x-id': 'GetObject' }, headers: {}, body: undefined }
  const { url } = await sign(
    encoded,
    'http://127.0.0.1:4566/base',
    {},
    { service: 's3', region: 'eu-west-1', credentials: keys, date },
  )
  expect(url).toBe('http://127.0.0.1:4566/base/tf/a/../b?x-id=GetObject')
})

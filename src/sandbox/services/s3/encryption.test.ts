import { beforeEach, describe, expect, test } from 'vitest'
import { createSandbox, type JsonObject, type Sandbox } from '../../index.ts'
import { s3 } from './index.ts'
import { seed } from './seed.ts'

const account = '111122223333'
const region = 'eu-west-1'
let sandbox: Sandbox
let keyArn: string

beforeEach(() => {
  sandbox = createSandbox({ realNow: Date.now, account, region })
  sandbox.perform('s3:CreateBucket', { Bucket: 'states', LocationConstraint: region })
  const { KeyMetadata } = sandbox.perform('kms:CreateKey', {}) as { KeyMetadata: { Arn: string } }
  keyArn = KeyMetadata.Arn
})

const object = { Bucket: 'states', Key: 'app.tfstate' }
const perform = (name: string, input: JsonObject = {}) => sandbox.perform(`s3:${name}`, { ...object, ...input })
const headersOf = (answer: JsonObject) => answer['headers'] as Record<string, string>
const withKey = (more: JsonObject = {}) => ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: keyArn, ...more })

/** The actions, resources and encryption contexts that are asked for an operation. */
function asked(name: string, input: JsonObject = {}) {
  const operation = s3.operations.find((one) => one.name === `s3:${name}`) ?? expect.fail(`no operation ${name}`)
  const checks = sandbox.change((context) => operation.checks({ ...object, ...input }, context))
  return checks.map(({ action, resource, context }) => [
    action,
    resource,
    ...[context?.['kms:EncryptionContext:aws:s3:arn'] ?? []].flat(),
    ...[context?.['kms:ViaService'] ?? []].flat(),
  ])
}

const via = `s3.${region}.amazonaws.com`
const arn = 'arn:aws:s3:::states/app.tfstate'

describe('an object under a key of KMS', () => {
  test('is written with a data key and read with Decrypt, both asked for the object on behalf of S3', () => {
    expect(asked('PutObject', withKey())).toEqual([
      ['s3:PutObject', arn],
      ['kms:GenerateDataKey', keyArn, arn, via],
    ])
    expect(headersOf(perform('PutObject', withKey()))).toMatchObject({
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': keyArn,
    })
    expect(asked('GetObject')).toEqual([
      ['s3:GetObject', arn],
      ['kms:Decrypt', keyArn, arn, via],
    ])
  })

  test('wants Decrypt as well where it comes in parts', () => {
    const { body } = perform('CreateMultipartUpload', withKey()) as { body: { content: { UploadId: string } } }
    const { UploadId } = body.content
    expect(asked('UploadPart', { UploadId, PartNumber: '1' })).toEqual([
      ['s3:PutObject', arn],
      ['kms:Decrypt', keyArn, arn, via],
    ])
    expect(asked('UploadPart', { UploadId: 'another', PartNumber: '1' })).toEqual([['s3:PutObject', arn]])
  })

  test('tells its headers without the key, and its checksum with it', () => {
    perform('PutObject', withKey())
    expect(asked('HeadObject')).toEqual([['s3:GetObject', arn]])
    expect(asked('HeadObject', { ChecksumMode: 'ENABLED' })).toContainEqual(['kms:Decrypt', keyArn, arn, via])
  })

  test('is asked for by the bucket where the bucket has a key of its own', () => {
    perform('PutObject', withKey({ BucketKeyEnabled: 'true' }))
    expect(asked('GetObject')).toContainEqual(['kms:Decrypt', keyArn, 'arn:aws:s3:::states', via])
  })

  test('asks the key that encrypted the version that is read', () => {
    perform('PutBucketVersioning', { Status: 'Enabled' })
    const first = headersOf(perform('PutObject', withKey()))['x-amz-version-id'] ?? ''
    perform('PutObject')
    expect(asked('GetObject')).toEqual([['s3:GetObject', arn]])
    expect(asked('GetObject', { VersionId: first })).toContainEqual(['kms:Decrypt', keyArn, arn, via])
  })

  test('has a tag that is no digest of its content', () => {
    const plain = headersOf(perform('PutObject'))['etag']
    expect(headersOf(perform('PutObject', withKey()))['etag']).not.toBe(plain)
  })

  test('is refused where the key is not there, or may not be used', () => {
    const missing = `arn:aws:kms:${region}:${account}:key/none`
    expect(() => perform('PutObject', withKey({ SSEKMSKeyId: missing }))).toThrow(
      expect.objectContaining({ code: 'KMS.NotFoundException', message: `Key '${missing}' does not exist` }),
    )
    perform('PutObject', withKey())
    sandbox.perform('kms:ScheduleKeyDeletion', { KeyId: keyArn })
    expect(() => perform('GetObject')).toThrow(
      expect.objectContaining({ code: 'KMS.KMSInvalidStateException', message: `${keyArn} is pending deletion.` }),
    )
  })

  test.each([
    ['a method that is none', { ServerSideEncryption: 'rot13' }, 'The encryption method specified is not supported'],
    ['a key without a method', { SSEKMSKeyId: 'x' }, 'requires HTTP header x-amz-server-side-encryption : aws:kms'],
    [
      'a key beside AES256',
      { ServerSideEncryption: 'AES256', SSEKMSKeyId: 'x' },
      'requires HTTP header x-amz-server-side-encryption : aws:kms',
    ],
  ])('refuses %s', (_, input, message) => {
    expect(() => perform('PutObject', input)).toThrow(
      expect.objectContaining({ code: 'InvalidArgument', message: expect.stringContaining(message) }),
    )
  })

  test("asks nothing more where the key is S3's own", () => {
    expect(asked('PutObject', { ServerSideEncryption: 'aws:kms' })).toEqual([['s3:PutObject', arn]])
    perform('PutObject', { ServerSideEncryption: 'aws:kms' })
    expect(asked('GetObject')).toEqual([['s3:GetObject', arn]])
  })
})

describe("a bucket's default", () => {
  const byDefault = { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'alias/states' }

  test('is AES256 until another is put, and again once that is deleted', () => {
    const told = () => (perform('GetBucketEncryption')['body'] as { content: JsonObject }).content['Rule']
    expect(told()).toMatchObject({ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } })
    perform('PutBucketEncryption', byDefault)
    expect(told()).toEqual({
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/states' },
      BucketKeyEnabled: false,
    })
    perform('DeleteBucketEncryption')
    expect(told()).toMatchObject({ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } })
  })

  test('counts for what is put without a word about it, and never for what was there before', () => {
    perform('PutObject', { Key: 'earlier' })
    sandbox.perform('kms:CreateAlias', { AliasName: 'alias/states', TargetKeyId: keyArn })
    perform('PutBucketEncryption', byDefault)
    perform('PutObject')
    perform('PutObject', { Key: 'open', ServerSideEncryption: 'AES256' })
    const keysOf = (Key: string) => asked('GetObject', { Key }).filter(([action]) => action === 'kms:Decrypt')
    expect(keysOf('app.tfstate')).toEqual([['kms:Decrypt', keyArn, arn, via]])
    expect([...keysOf('earlier'), ...keysOf('open')]).toEqual([])
  })
})

test('a story names the key of a bucket, which is made', () => {
  const keyId = `arn:aws:kms:${region}:444455556666:key/0f1e2d3c`
  sandbox.change((context) =>
    seed({ buckets: [{ name: 'theirs', keyId, objects: [{ key: 'a', content: 'x' }] }] }, context),
  )
  expect(asked('GetObject', { Bucket: 'theirs', Key: 'a' })).toContainEqual([
    'kms:Decrypt',
    keyId,
    'arn:aws:s3:::theirs/a',
    via,
  ])
  expect(sandbox.perform('s3:GetObject', { Bucket: 'theirs', Key: 'a' })).toMatchObject({ status: 200 })
})

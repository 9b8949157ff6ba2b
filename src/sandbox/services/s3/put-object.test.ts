import { beforeEach, describe, expect, test } from 'vitest'
import { createSandbox, type JsonObject, type Sandbox } from '../../index.ts'
import type { Operation } from '../../service.ts'
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts'
import { copyObject } from './operations/copy-object.ts'
import { createMultipartUpload } from './operations/create-multipart-upload.ts'
import { putObject } from './operations/put-object.ts'
import { uploadPart } from './operations/upload-part.ts'

let sandbox: Sandbox

beforeEach(() => {
  sandbox = createSandbox({ realNow: Date.now, account: '111122223333', region: 'eu-west-1' })
  sandbox.perform('s3:CreateBucket', { Bucket: 'states', LocationConstraint: 'eu-west-1' })
})

function state(more: JsonObject = {}): JsonObject {
  return { Bucket: 'states', Key: 'app.tfstate', ...more }
}
function put(more: JsonObject = {}): JsonObject {
  return sandbox.perform('s3:PutObject', state(more))
}
const etag = '"d41d8cd98f00b204e9800998ecf8427e"' // of nothing

describe('a conditional write', () => {
  test('of what must not be there happens once', () => {
    put({ IfNoneMatch: '*' })
    expect(() => put({ IfNoneMatch: '*' })).toThrow(
      expect.objectContaining({ code: 'PreconditionFailed', status: 412, members: { Condition: 'If-None-Match' } }),
    )
  })

  test('over what must not have changed wants its tag', () => {
    expect(() => put({ IfMatch: etag })).toThrow(expect.objectContaining({ code: 'NoSuchKey', status: 404 }))
    put()
    expect(put({ IfMatch: etag, Body: 'bmV3' })).toBeDefined()
    expect(() => put({ IfMatch: etag })).toThrow(
      expect.objectContaining({ code: 'PreconditionFailed', status: 412, members: { Condition: 'If-Match' } }),
    )
  })

  test('knows of If-None-Match the star alone', () => {
    expect(() => put({ IfNoneMatch: etag })).toThrow(expect.objectContaining({ code: 'NotImplemented', status: 501 }))
  })

  test('asks IAM with its condition, and for reading where it compares', () => {
    expect(asked(putObject)).toEqual([onPut({ 's3:ObjectCreationOperation': 'true' })])
    expect(asked(putObject, { IfMatch: etag })).toEqual([
      onPut({ 's3:if-match': etag, 's3:ObjectCreationOperation': 'true' }),
      { action: 's3:GetObject', resource },
    ])
  })

  test('is one of CompleteMultipartUpload and CopyObject as well, but not of what comes before', () => {
    put()
    const none = { 's3:if-none-match': '*', 's3:ObjectCreationOperation': 'true' }
    expect(asked(completeMultipartUpload, { IfNoneMatch: '*' })).toEqual([onPut(none)])
    expect(asked(copyObject, { IfNoneMatch: '*', CopySource: 'states/app.tfstate' })).toEqual([
      { action: 's3:GetObject', resource },
      onPut(none),
    ])
    for (const part of [createMultipartUpload, uploadPart]) {
      expect(asked(part)).toEqual([onPut({ 's3:ObjectCreationOperation': 'false' })])
    }
  })
})

const resource = 'arn:aws:s3:::states/app.tfstate'

function onPut(context: Record<string, string>): JsonObject {
  return { action: 's3:PutObject', resource, context }
}
function asked(operation: Operation, more: JsonObject = {}): unknown {
  return sandbox.change((context) => operation.checks(state(more), context))
}

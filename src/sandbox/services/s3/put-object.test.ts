import { beforeEach, describe, expect, test } from 'vitest'
import { createSandbox, type JsonObject, type Sandbox } from '../../index.ts'
import { putObject } from './operations/put-object.ts'

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
    const checks = (more: JsonObject) => sandbox.change((context) => putObject.checks(state(more), context))
    const resource = 'arn:aws:s3:::states/app.tfstate'
    expect(checks({})).toEqual([{ action: 's3:PutObject', resource, context: {} }])
    expect(checks({ IfMatch: etag })).toEqual([
      { action: 's3:PutObject', resource, context: { 's3:if-match': etag } },
      { action: 's3:GetObject', resource },
    ])
  })
})

import { own } from '../../records.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { encryptionKeys, encryptionOf, keyChecks } from './encryption.ts'
import { type Bucket, findBucket, type StoredObject, type Target } from './store.ts'
import { findObject } from './versions.ts'

/** The bucket that a request names. Throws `NoSuchBucket`, or `AccessDenied` if it expects another owner. */
export function bucketOf(input: JsonObject, context: RequestContext): { name: string; bucket: Bucket } {
  const name = String(input['Bucket'] ?? '')
  const bucket = findBucket(context.state, name)
  if (!bucket) {
    throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', {
      status: 404,
      members: { BucketName: name },
    })
  }
  const owner = input['ExpectedBucketOwner']
  // observed: test/vectors/iam/denials.json (no action, no resource in this text)
  if (owner !== undefined && owner !== (bucket.owner ?? context.account)) {
    throw new ServiceError('AccessDenied', 'Access Denied', { status: 403 })
  }
  return { name, bucket }
}

/** Bucket and key that a request names. Throws as `bucketOf`, and `KeyTooLongError`. */
export function targetOf(input: JsonObject, context: RequestContext): Target {
  const key = String(input['Key'] ?? '')
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html: 1,024 bytes (checked 2026-11)
  if (Buffer.byteLength(key) > 1024) throw new ServiceError('KeyTooLongError', 'Your key is too long')
  return { ...bucketOf(input, context), key }
}

/** The object at a target. */
export function objectAt(target: Target): StoredObject | undefined {
  return own(target.bucket.objects, target.key)
}

/** There is no object at a target. */
export function noSuchKey({ key }: Target): ServiceError {
  return new ServiceError('NoSuchKey', 'The specified key does not exist.', { status: 404, members: { Key: key } })
}

// The policy of a bucket and whose it is: another account needs the policy's word.
function policyOf(name: string, context: RequestContext): Pick<AccessCheck, 'context' | 'resourcePolicy'> {
  const { owner, policy } = findBucket(context.state, name) ?? {}
  return {
    ...(owner !== undefined && owner !== context.account && { context: { 'aws:ResourceAccount': owner } }),
    ...(policy !== undefined && { resourcePolicy: policy }),
  }
}

/** What S3 asks IAM for one action on a bucket. */
export function onBucket(action: string, name: string, context: RequestContext): AccessCheck {
  return { action, resource: `arn:${context.partition}:s3:::${name}`, ...policyOf(name, context) }
}

/** What S3 asks IAM for one action on an object. */
export function onObject(action: string, target: Target, context: RequestContext): AccessCheck {
  return {
    action,
    resource: `arn:${context.partition}:s3:::${target.name}/${target.key}`,
    ...policyOf(target.name, context),
  }
}

/**
 * What is asked before an object is read: KMS too, where a key of it encrypts the object and its content or its checksum is read. That a
 * key is missing is only told to those who may list the bucket; the others are denied.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html, API_HeadObject.html, permissions (checked 2026-11)
 */
export function readChecks(input: JsonObject, context: RequestContext, reads: 'content' | 'headers'): AccessCheck[] {
  const target = targetOf(input, context)
  const read = onObject(input['VersionId'] === undefined ? 's3:GetObject' : 's3:GetObjectVersion', target, context)
  if (!objectAt(target)) return [read, onBucket('s3:ListBucket', target.name, context)]
  if (reads === 'headers' && input['ChecksumMode'] !== 'ENABLED') return [read]
  const object = findObject(target.bucket, target.key, versionIn(input))
  return [read, ...keyChecks('kms:Decrypt', object?.encryption, { target, context })]
}

/**
 * What is asked before an object is written. That a write compares tags is a read as well: AWS's guide on conditional writes, as
 * https://github.com/mercuretechnologies/xprem/pull/261 quotes it. `creates` is `s3:ObjectCreationOperation`: false for what a multipart
 * upload asks before it is complete. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html (checked 2026-11)
 */
export function writeChecks(input: JsonObject, context: RequestContext, creates: boolean): AccessCheck[] {
  const target = targetOf(input, context)
  const [ifMatch, ifNoneMatch] = [input['IfMatch'], input['IfNoneMatch']]
  const check = onObject('s3:PutObject', target, context)
  const keys = {
    // assumed: the condition keys hold the headers as they were sent, quotes included
    ...(typeof ifMatch === 'string' && { 's3:if-match': ifMatch }),
    ...(typeof ifNoneMatch === 'string' && { 's3:if-none-match': ifNoneMatch }),
    ...encryptionKeys(input),
    's3:ObjectCreationOperation': String(creates),
  }
  return [
    { ...check, context: { ...check.context, ...keys } },
    ...(input['Tagging'] === undefined ? [] : [onObject('s3:PutObjectTagging', target, context)]),
    ...(ifMatch === undefined ? [] : [onObject('s3:GetObject', target, context)]),
  ]
}

/** What is asked before an object is written whose encryption the request or its bucket decides. */
export function encryptedWriteChecks(input: JsonObject, context: RequestContext, creates: boolean): AccessCheck[] {
  const target = targetOf(input, context)
  const encryption = encryptionOf(input, target.bucket)
  return [...writeChecks(input, context, creates), ...keyChecks('kms:GenerateDataKey', encryption, { target, context })]
}

/** The version that a request names. */
export function versionIn(input: JsonObject): string | undefined {
  return input['VersionId'] === undefined ? undefined : String(input['VersionId'])
}

import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { callOfService, requireUsableKey } from '../kms/index.ts'
import type { Bucket, Encryption, Target } from './store.ts'

/** The headers of a request or an answer that tell of encryption. */
const METHOD = 'x-amz-server-side-encryption'
const KEY = 'x-amz-server-side-encryption-aws-kms-key-id'
const BUCKET_KEY = 'x-amz-server-side-encryption-bucket-key-enabled'

/**
 * How an object that is put will be encrypted: as its headers say, else as the bucket does by default; undefined is S3's own AES256.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/specifying-kms-encryption.html (checked 2026-11). Throws `InvalidArgument`.
 */
export function encryptionOf(input: JsonObject, bucket: Bucket): Encryption | undefined {
  const [method, keyId, bucketKey] = [input['ServerSideEncryption'], input['SSEKMSKeyId'], input['BucketKeyEnabled']]
  if (method === undefined) {
    if (keyId !== undefined) throw invalid(KEY, keyId, withoutMethod)
    return bucket.encryption
  }
  if (method === 'AES256') {
    if (keyId !== undefined) throw invalid(KEY, keyId, withoutMethod)
    return undefined
  }
  if (method !== 'aws:kms' && method !== 'aws:kms:dsse') {
    throw invalid(METHOD, method, 'The encryption method specified is not supported')
  }
  const isBucketKey = bucketKey === undefined ? bucket.encryption?.bucketKey === true : bucketKey === 'true'
  return { method, ...(typeof keyId === 'string' && { keyId }), bucketKey: isBucketKey }
}

const withoutMethod =
  'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms'

// assumed: the texts; the code and its members are those of S3's other refused headers
function invalid(name: string, value: unknown, message: string): ServiceError {
  return new ServiceError('InvalidArgument', message, {
    members: { ArgumentName: name, ArgumentValue: String(value).slice(0, 200) },
  })
}

/** The condition keys of a write: the headers alone count, never the bucket's default. */
export function encryptionKeys(input: JsonObject): Record<string, string> {
  const [method, keyId] = [input['ServerSideEncryption'], input['SSEKMSKeyId']]
  return {
    ...(typeof method === 'string' && { [`s3:${METHOD}`]: method }),
    ...(typeof keyId === 'string' && { [`s3:${KEY}`]: keyId }),
  }
}

/**
 * What KMS asks IAM and the key's policy, under the caller's identity. With a bucket key the encryption context is the bucket, without one
 * the object. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html, bucket-key.html (checked 2026-11)
 */
export function keyChecks(
  action: 'kms:Decrypt' | 'kms:GenerateDataKey',
  encryption: Encryption | undefined,
  { target, context }: { target: Target; context: RequestContext },
): AccessCheck[] {
  if (encryption === undefined) return []
  const bucketArn = `arn:${context.partition}:s3:::${target.name}`
  return callOfService(action, context, {
    service: 's3',
    keyId: encryption.keyId,
    region: target.bucket.region,
    encryptionContext: { 'aws:s3:arn': encryption.bucketKey ? bucketArn : `${bucketArn}/${target.key}` },
  })
}

/** The same with the key's own ARN, as an object keeps it. Throws as KMS does where the key is not there or may not be used. */
export function settled(encryption: Encryption, { bucket }: Target, context: RequestContext): Encryption {
  const arn = requireUsableKey(encryption.keyId, bucket.region, context)
  return arn === undefined ? encryption : { ...encryption, keyId: arn }
}

/** The headers that tell how an object is encrypted. S3's own key of KMS is not named: the sandbox keeps no keys of AWS's. */
export function encryptionHeaders(encryption: Encryption | undefined): Record<string, string> {
  if (encryption === undefined) return { [METHOD]: 'AES256' }
  const { method, keyId, bucketKey } = encryption
  return {
    [METHOD]: method,
    ...(keyId?.startsWith('arn:') && { [KEY]: keyId }),
    ...(bucketKey && { [BUCKET_KEY]: 'true' }),
  }
}

import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketEncryption.html (checked 2026-11): every bucket has a default, AES256 if no other. */
export const getBucketEncryption: Operation = {
  name: 's3:GetBucketEncryption',
  access: 'read',
  checks: (input, context) => [onBucket('s3:GetEncryptionConfiguration', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { method, keyId, bucketKey = false } = bucketOf(input, context).bucket.encryption ?? {}
    const byDefault = {
      SSEAlgorithm: method ?? 'AES256',
      ...(keyId !== undefined && { KMSMasterKeyID: keyId }),
    }
    const content = { Rule: { ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled: bucketKey } }
    return s3Answer({ status: 200, headers: {}, body: { root: 'ServerSideEncryptionConfiguration', content } })
  },
}

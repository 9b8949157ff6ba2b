import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'
import { encryptionOf } from '../encryption.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html (checked 2026-11): the key is looked at when it is used. */
export const putBucketEncryption: Operation = {
  name: 's3:PutBucketEncryption',
  access: 'write',
  withoutEffect: ['ContentMD5', 'ChecksumAlgorithm'],
  checks: (input, context) => [onBucket('s3:PutEncryptionConfiguration', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { bucket } = bucketOf(input, context)
    const encryption = encryptionOf(input, bucket)
    if (encryption) bucket.encryption = encryption
    else delete bucket.encryption
    return s3Answer({ status: 200, headers: {} })
  },
}

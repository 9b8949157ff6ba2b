import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketEncryption.html (checked 2026-11): the right to put one; AES256 comes back. */
export const deleteBucketEncryption: Operation = {
  name: 's3:DeleteBucketEncryption',
  access: 'write',
  checks: (input, context) => [onBucket('s3:PutEncryptionConfiguration', bucketOf(input, context).name, context)],
  handle(input, context) {
    delete bucketOf(input, context).bucket.encryption
    return s3Answer({ status: 204, headers: {} })
  },
}

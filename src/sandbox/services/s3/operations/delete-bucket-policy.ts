import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketPolicy.html */
export const deleteBucketPolicy: Operation = {
  name: 's3:DeleteBucketPolicy',
  access: 'write',
  checks: (input, context) => [onBucket('s3:DeleteBucketPolicy', bucketOf(input, context).name, context)],
  handle(input, context) {
    delete bucketOf(input, context).bucket.policy
    return s3Answer({ status: 204, headers: {} })
  },
}

import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketTagging.html: it needs the permission to put them */
export const deleteBucketTagging: Operation = {
  name: 's3:DeleteBucketTagging',
  access: 'write',
  checks: (input, context) => [onBucket('s3:PutBucketTagging', bucketOf(input, context).name, context)],
  handle(input, context) {
    delete bucketOf(input, context).bucket.tags
    return s3Answer({ status: 204, headers: {} })
  },
}

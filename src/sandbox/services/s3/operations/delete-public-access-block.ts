import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeletePublicAccessBlock.html: it needs the permission to put one */
export const deletePublicAccessBlock: Operation = {
  name: 's3:DeletePublicAccessBlock',
  access: 'write',
  checks: (input, context) => [onBucket('s3:PutBucketPublicAccessBlock', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { bucket } = bucketOf(input, context)
    delete bucket.publicAccessBlock
    bucket.publicAccessBlockIsDeleted = true
    return s3Answer({ status: 204, headers: {} })
  },
}

import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'
import { tagsIn } from '../tags.ts'

/** They take the place of those that were there. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html */
export const putBucketTagging: Operation = {
  name: 's3:PutBucketTagging',
  access: 'write',
  withoutEffect: ['ContentMD5', 'ChecksumAlgorithm'],
  checks: (input, context) => [onBucket('s3:PutBucketTagging', bucketOf(input, context).name, context)],
  handle(input, context) {
    bucketOf(input, context).bucket.tags = tagsIn(input)
    return s3Answer({ status: 204, headers: {} })
  },
}

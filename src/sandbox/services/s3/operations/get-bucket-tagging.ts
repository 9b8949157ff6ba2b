import { type Operation, ServiceError } from '../../../service.ts'
import { bucketOf, onBucket } from '../checks.ts'
import { tagSetAnswer } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketTagging.html */
export const getBucketTagging: Operation = {
  name: 's3:GetBucketTagging',
  access: 'read',
  checks: (input, context) => [onBucket('s3:GetBucketTagging', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { name, bucket } = bucketOf(input, context)
    if (bucket.tags && Object.keys(bucket.tags).length > 0) return tagSetAnswer(bucket.tags)
    throw new ServiceError('NoSuchTagSet', 'The TagSet does not exist', { status: 404, members: { BucketName: name } })
  },
}

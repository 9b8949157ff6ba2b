import { type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** The policy as it was put, as JSON and not XML. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketPolicy.html */
export const getBucketPolicy: Operation = {
  name: 's3:GetBucketPolicy',
  access: 'read',
  checks: (input, context) => [onBucket('s3:GetBucketPolicy', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { name, bucket } = bucketOf(input, context)
    if (bucket.policy === undefined) {
      const members = { BucketName: name }
      throw new ServiceError('NoSuchBucketPolicy', 'The bucket policy does not exist', { status: 404, members })
    }
    const base64 = Buffer.from(bucket.policy).toString('base64')
    return s3Answer({ status: 200, headers: { 'content-type': 'application/json' }, body: { base64 } })
  },
}

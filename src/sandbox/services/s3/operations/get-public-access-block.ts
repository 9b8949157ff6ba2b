import { type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html: a new bucket blocks all (checked 2026-11)
const everything = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetPublicAccessBlock.html */
export const getPublicAccessBlock: Operation = {
  name: 's3:GetPublicAccessBlock',
  access: 'read',
  checks: (input, context) => [onBucket('s3:GetBucketPublicAccessBlock', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { name, bucket } = bucketOf(input, context)
    if (bucket.publicAccessBlockIsDeleted) {
      const message = 'The public access block configuration was not found'
      const members = { BucketName: name }
      throw new ServiceError('NoSuchPublicAccessBlockConfiguration', message, { status: 404, members })
    }
    const content = { ...(bucket.publicAccessBlock ?? everything) }
    return s3Answer({ status: 200, headers: {}, body: { root: 'PublicAccessBlockConfiguration', content } })
  },
}

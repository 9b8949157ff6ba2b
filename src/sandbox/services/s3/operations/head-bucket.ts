import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html: authorised as s3:ListBucket; the region stands in a header, refused or not. */
export const headBucket: Operation = {
  name: 's3:HeadBucket',
  access: 'read',
  checks: (input, context) => [onBucket('s3:ListBucket', bucketOf(input, context).name, context)],
  handle(input, context) {
    bucketOf(input, context)
    return s3Answer({
      status: 200,
      headers: { 'content-type': 'application/xml', 'x-amz-access-point-alias': 'false' },
    })
  },
}

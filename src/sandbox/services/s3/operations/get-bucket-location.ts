import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html: us-east-1 is written as nothing. */
export const getBucketLocation: Operation = {
  name: 's3:GetBucketLocation',
  access: 'read',
  checks: (input, context) => [onBucket('s3:GetBucketLocation', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { region } = bucketOf(input, context).bucket
    return s3Answer({
      status: 200,
      headers: {},
      body: { root: 'LocationConstraint', content: region === 'us-east-1' ? {} : { '#text': region } },
    })
  },
}

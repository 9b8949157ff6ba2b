import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** It is kept and answered: a policy of a bucket decides as it says. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html */
export const putPublicAccessBlock: Operation = {
  name: 's3:PutPublicAccessBlock',
  access: 'write',
  withoutEffect: [
    'ContentMD5',
    'ChecksumAlgorithm',
    'PublicAccessBlockConfiguration.BlockPublicAcls',
    'PublicAccessBlockConfiguration.IgnorePublicAcls',
    'PublicAccessBlockConfiguration.BlockPublicPolicy',
    'PublicAccessBlockConfiguration.RestrictPublicBuckets',
  ],
  checks: (input, context) => [onBucket('s3:PutBucketPublicAccessBlock', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { bucket } = bucketOf(input, context)
    const given = (input['PublicAccessBlockConfiguration'] ?? {}) as Readonly<Record<string, unknown>>
    bucket.publicAccessBlock = {
      BlockPublicAcls: given['BlockPublicAcls'] === 'true',
      IgnorePublicAcls: given['IgnorePublicAcls'] === 'true',
      BlockPublicPolicy: given['BlockPublicPolicy'] === 'true',
      RestrictPublicBuckets: given['RestrictPublicBuckets'] === 'true',
    }
    delete bucket.publicAccessBlockIsDeleted
    return s3Answer({ status: 200, headers: {} })
  },
}

import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketVersioning.html: a bucket that never had versions says nothing. */
export const getBucketVersioning: Operation = {
  name: 's3:GetBucketVersioning',
  access: 'read',
  checks: (input, context) => [onBucket('s3:GetBucketVersioning', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { versioning } = bucketOf(input, context).bucket
    const content = versioning === undefined ? {} : { Status: versioning }
    return s3Answer({ status: 200, headers: {}, body: { root: 'VersioningConfiguration', content } })
  },
}

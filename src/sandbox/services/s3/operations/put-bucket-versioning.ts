import { type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html */
export const putBucketVersioning: Operation = {
  name: 's3:PutBucketVersioning',
  access: 'write',
  refused: ['MFA'],
  withoutEffect: ['ContentMD5', 'ChecksumAlgorithm'],
  checks: (input, context) => [onBucket('s3:PutBucketVersioning', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { bucket } = bucketOf(input, context)
    const status = input['Status']
    if (status !== 'Enabled' && status !== 'Suspended') {
      throw new ServiceError('IllegalVersioningConfigurationException', 'The Versioning element must be specified')
    }
    bucket.versioning = status
    return s3Answer({ status: 200, headers: {} })
  },
}

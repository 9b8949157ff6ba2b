import { type Operation, ServiceError } from '../../../service.ts'
import { checkPolicyDocument } from '../../iam/index.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html */
export const putBucketPolicy: Operation = {
  name: 's3:PutBucketPolicy',
  access: 'write',
  withoutEffect: ['ContentMD5', 'ChecksumAlgorithm', 'ConfirmRemoveSelfBucketAccess'],
  checks: (input, context) => [onBucket('s3:PutBucketPolicy', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { bucket } = bucketOf(input, context)
    const policy = String(input['Policy'] ?? '')
    try {
      checkPolicyDocument(policy, 'resource')
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      throw new ServiceError('MalformedPolicy', error.wireMessage)
    }
    bucket.policy = policy
    return s3Answer({ status: 204, headers: {} })
  },
}

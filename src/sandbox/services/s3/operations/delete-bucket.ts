import { type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'
import { s3State } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html (checked 2026-11): versions and markers have to go first, too. */
export const deleteBucket: Operation = {
  name: 's3:DeleteBucket',
  access: 'write',
  checks: (input, context) => [onBucket('s3:DeleteBucket', bucketOf(input, context).name, context)],
  handle(input, context) {
    const { name, bucket } = bucketOf(input, context)
    if (Object.keys({ ...bucket.objects, ...bucket.earlier }).length > 0) {
      const all = bucket.versioning === undefined ? '' : ' You must delete all versions in the bucket.'
      const message = `The bucket you tried to delete is not empty.${all}` // reported by users: the text
      throw new ServiceError('BucketNotEmpty', message, { status: 409, members: { BucketName: name } })
    }
    delete s3State(context.state).buckets[name]
    return s3Answer({ status: 204, headers: {} })
  },
}

import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { onObject, targetOf } from '../checks.ts'
import { keepEarlier } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html: deleting what is not there succeeds. A bucket with versions keeps what was there. */
export const deleteObject: Operation = {
  name: 's3:DeleteObject',
  access: 'write',
  checks: (input, context) => [onObject('s3:DeleteObject', targetOf(input, context), context)],
  handle(input, context) {
    const { bucket, key } = targetOf(input, context)
    keepEarlier(bucket, key)
    delete bucket.objects[key]
    return s3Answer({ status: 204, headers: {} })
  },
}

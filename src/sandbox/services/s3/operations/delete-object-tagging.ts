import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { tagChecks, taggedObject } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjectTagging.html */
export const deleteObjectTagging: Operation = {
  name: 's3:DeleteObjectTagging',
  access: 'write',
  checks: (input, context) => tagChecks('Delete', input, context),
  handle(input, context) {
    const { object, headers } = taggedObject(input, context)
    delete object.tags
    return s3Answer({ status: 204, headers })
  },
}

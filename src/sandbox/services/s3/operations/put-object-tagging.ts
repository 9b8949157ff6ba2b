import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { tagChecks, taggedObject, tagsIn } from '../tags.ts'

/** They take the place of those that were there. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html */
export const putObjectTagging: Operation = {
  name: 's3:PutObjectTagging',
  access: 'write',
  withoutEffect: ['ContentMD5', 'ChecksumAlgorithm', 'RequestPayer'],
  checks: (input, context) => tagChecks('Put', input, context),
  handle(input, context) {
    const { object, headers } = taggedObject(input, context)
    object.tags = tagsIn(input)
    return s3Answer({ status: 200, headers })
  },
}

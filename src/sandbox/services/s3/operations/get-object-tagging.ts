import type { Operation } from '../../../service.ts'
import { tagChecks, taggedObject, tagSetAnswer } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html */
export const getObjectTagging: Operation = {
  name: 's3:GetObjectTagging',
  access: 'read',
  withoutEffect: ['RequestPayer'],
  checks: (input, context) => tagChecks('Get', input, context),
  handle(input, context) {
    const { object, headers } = taggedObject(input, context)
    return tagSetAnswer(object.tags ?? {}, headers)
  },
}

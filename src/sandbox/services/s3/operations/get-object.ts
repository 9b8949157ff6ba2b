import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { readChecks } from '../checks.ts'
import { readObject } from '../read-object.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject: Operation = {
  name: 's3:GetObject',
  access: 'read',
  checks: readChecks,
  handle: (input, context) => s3Answer(readObject(input, context)),
}

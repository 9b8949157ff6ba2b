import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { readChecks } from '../checks.ts'
import { customerKeys } from '../members.ts'
import { readObject } from '../read-object.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html: it is authorised as GetObject; there is no action of its name. */
export const headObject: Operation = {
  name: 's3:HeadObject',
  access: 'read',
  refused: customerKeys,
  withoutEffect: [
    'ResponseCacheControl',
    'ResponseContentDisposition',
    'ResponseContentEncoding',
    'ResponseContentLanguage',
    'ResponseContentType',
    'ResponseExpires',
    'RequestPayer',
    'PartNumber',
  ],
  checks: (input, context) => readChecks(input, context, 'headers'),
  handle: (input, context) => s3Answer(readObject(input, context)),
}

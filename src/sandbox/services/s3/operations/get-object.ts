import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { readChecks, targetOf, versionIn } from '../checks.ts'
import { settled } from '../encryption.ts'
import { customerKeys } from '../members.ts'
import { readObject } from '../read-object.ts'
import { findObject } from '../versions.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export const getObject: Operation = {
  name: 's3:GetObject',
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
  checks: (input, context) => readChecks(input, context, 'content'),
  handle(input, context) {
    const target = targetOf(input, context)
    const encryption = findObject(target.bucket, target.key, versionIn(input))?.encryption
    if (encryption) settled(encryption, target, context)
    return s3Answer(readObject(input, context))
  },
}

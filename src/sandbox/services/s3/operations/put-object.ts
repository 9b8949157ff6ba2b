import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { encryptedWriteChecks, targetOf } from '../checks.ts'
import { encryptionHeaders, encryptionOf, settled } from '../encryption.ts'
import { keptHeaders, texts } from '../kept-headers.ts'
import { idleChecksums, idleOfNewObjects, refusedOfNewObjects } from '../members.ts'
import { putObjectContent } from '../put.ts'
import { checkConditions, checkDigest, checkSums } from '../put-checks.ts'
import { checksumHeaders, versionHeader } from '../read-object.ts'
import { tagsInHeader } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject: Operation = {
  name: 's3:PutObject',
  access: 'write',
  // Real S3 takes 5 GB in one request, a sandbox need not.
  maximumBodyBytes: 64 * 1024 * 1024,
  refused: [...refusedOfNewObjects, 'WriteOffsetBytes'],
  withoutEffect: [...idleOfNewObjects, ...idleChecksums, 'ContentLength'],
  checks: (input, context) => encryptedWriteChecks(input, context, true),

  handle(input, context) {
    const target = targetOf(input, context)
    const content = Buffer.from(String(input['Body'] ?? ''), 'base64')
    checkDigest(input['ContentMD5'], content)
    const checksums = texts(input['Checksums'])
    checkSums(checksums, content)
    checkConditions(input, target)
    const chosen = encryptionOf(input, target.bucket)
    const encryption = chosen && settled(chosen, target, context)
    const object = putObjectContent(target.bucket, target.key, content, context.now, {
      headers: keptHeaders(input),
      tags: tagsInHeader(input),
      checksums,
      // Under a key of KMS the tag is no digest of the content. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html (checked 2026-11)
      ...(encryption && { encryption, etag: `"${context.ids.hex(32)}"` }),
      ...(target.bucket.versioning === 'Enabled' && { version: context.ids.hex(32) }),
    })
    return s3Answer({
      status: 200,
      headers: {
        etag: object.etag,
        ...encryptionHeaders(encryption),
        ...checksumHeaders(object),
        ...versionHeader(object),
      },
    })
  },
}

import { put } from '../../../records.ts'
import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { encryptedWriteChecks, targetOf } from '../checks.ts'
import { encryptionHeaders, encryptionOf, settled } from '../encryption.ts'
import { keptHeaders } from '../kept-headers.ts'
import { idleOfNewObjects, refusedOfNewObjects } from '../members.ts'
import { tagsInHeader } from '../tags.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html (checked 2026-11) */
export const createMultipartUpload: Operation = {
  name: 's3:CreateMultipartUpload',
  access: 'write',
  refused: refusedOfNewObjects,
  withoutEffect: [...idleOfNewObjects, 'ChecksumType'],
  checks: (input, context) => encryptedWriteChecks(input, context, false),
  handle(input, context) {
    const target = targetOf(input, context)
    const chosen = encryptionOf(input, target.bucket)
    const encryption = chosen && settled(chosen, target, context)
    const id = context.ids.hex(64)
    target.bucket.uploads ??= {}
    put(target.bucket.uploads, id, {
      key: target.key,
      startedAt: context.now,
      headers: keptHeaders(input),
      tags: tagsInHeader(input),
      ...(encryption && { encryption }),
      parts: {},
    })
    const content = { Bucket: target.name, Key: target.key, UploadId: id }
    const headers = encryptionHeaders(encryption)
    return s3Answer({ status: 200, headers, body: { root: 'InitiateMultipartUploadResult', content } })
  },
}

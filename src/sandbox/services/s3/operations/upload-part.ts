import { createHash } from 'node:crypto'

import { put } from '../../../records.ts'
import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { targetOf, writeChecks } from '../checks.ts'
import { encryptionHeaders, keyChecks } from '../encryption.ts'
import { texts } from '../kept-headers.ts'
import { customerKeys, idleChecksums } from '../members.ts'
import { checkDigest, checkSums } from '../put-checks.ts'
import { findUpload, partNumberIn, requireUpload } from '../uploads.ts'

/** A part that comes again takes the place of the former. https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html (checked 2026-11) */
export const uploadPart: Operation = {
  name: 's3:UploadPart',
  access: 'write',
  maximumBodyBytes: 64 * 1024 * 1024,
  refused: customerKeys,
  withoutEffect: [...idleChecksums, 'ContentLength', 'ChecksumAlgorithm', 'RequestPayer'],
  // The key of the upload encrypts this part as the former ones. https://repost.aws/knowledge-center/s3-large-file-encryption-kms-key (checked 2026-11)
  checks(input, context) {
    const target = targetOf(input, context)
    const upload = findUpload(input, target)
    return [...writeChecks(input, context, false), ...keyChecks('kms:Decrypt', upload?.encryption, { target, context })]
  },
  handle(input, context) {
    const { upload } = requireUpload(input, context)
    const content = Buffer.from(String(input['Body'] ?? ''), 'base64')
    const checksums = texts(input['Checksums'])
    checkDigest(input['ContentMD5'], content)
    checkSums(checksums, content)
    const etag = `"${createHash('md5').update(content).digest('hex')}"`
    put(upload.parts, String(partNumberIn(input)), { content: content.toString('base64'), etag })
    const sums = Object.entries(checksums).map(([algorithm, sum]) => [`x-amz-checksum-${algorithm}`, sum])
    const headers = { etag, ...encryptionHeaders(upload.encryption), ...Object.fromEntries(sums) }
    return s3Answer({ status: 200, headers })
  },
}

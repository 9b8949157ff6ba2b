import { createHash } from 'node:crypto'

import { own } from '../../../records.ts'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { writeChecks } from '../checks.ts'
import { encryptionHeaders } from '../encryption.ts'
import { customerKeys, idleChecksums } from '../members.ts'
import { putObjectContent } from '../put.ts'
import { checkConditions } from '../put-checks.ts'
import { versionHeader } from '../read-object.ts'
import type { Upload } from '../store.ts'
import { requireUpload } from '../uploads.ts'

const smallestPart = 5 * 1024 * 1024

/** Puts the parts together that are named. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html (checked 2026-11) */
export const completeMultipartUpload: Operation = {
  name: 's3:CompleteMultipartUpload',
  access: 'write',
  refused: customerKeys,
  withoutEffect: [
    ...idleChecksums,
    'ChecksumType',
    'MpuObjectSize',
    'RequestPayer',
    'MultipartUpload.Parts[].ChecksumCRC32',
    'MultipartUpload.Parts[].ChecksumCRC32C',
    'MultipartUpload.Parts[].ChecksumCRC64NVME',
    'MultipartUpload.Parts[].ChecksumSHA1',
    'MultipartUpload.Parts[].ChecksumSHA256',
    'MultipartUpload.Parts[].ChecksumSHA512',
    'MultipartUpload.Parts[].ChecksumMD5',
    'MultipartUpload.Parts[].ChecksumXXHASH64',
    'MultipartUpload.Parts[].ChecksumXXHASH3',
    'MultipartUpload.Parts[].ChecksumXXHASH128',
  ],
  checks: (input, context) => writeChecks(input, context, true),
  handle(input, context) {
    const { target, id, upload } = requireUpload(input, context)
    const parts = partsIn(input, upload)
    checkConditions(input, target)
    const digests = parts.map(({ etag }) => Buffer.from(etag.replaceAll('"', ''), 'hex'))
    const whole = createHash('md5').update(Buffer.concat(digests)).digest('hex')
    const content = Buffer.concat(parts.map((part) => Buffer.from(part.content, 'base64')))
    const object = putObjectContent(target.bucket, target.key, content, context.now, {
      headers: upload.headers,
      tags: upload.tags,
      etag: `"${whole}-${parts.length}"`,
      ...(upload.encryption && { encryption: upload.encryption }),
      ...(target.bucket.versioning === 'Enabled' && { version: context.ids.hex(32) }),
    })
    delete target.bucket.uploads?.[id]
    const answer = {
      Location: `/${target.name}/${target.key}`,
      Bucket: target.name,
      Key: target.key,
      ETag: object.etag,
    }
    const headers = { ...encryptionHeaders(upload.encryption), ...versionHeader(object) }
    return s3Answer({ status: 200, headers, body: { root: 'CompleteMultipartUploadResult', content: answer } })
  },
}

interface NamedPart {
  readonly PartNumber?: string
  readonly ETag?: string
}

/** The parts that are named. Throws `InvalidPart`, `InvalidPartOrder` and `EntityTooSmall`. */
function partsIn(input: JsonObject, upload: Upload) {
  const { Parts: named = [] } = (input['MultipartUpload'] ?? {}) as { Parts?: readonly NamedPart[] }
  const numbers = named.map(({ PartNumber }) => Number(PartNumber))
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) {
    const message =
      'The list of parts was not in ascending order. The parts list must be specified in order by part number.'
    throw new ServiceError('InvalidPartOrder', message)
  }
  const parts = named.map(({ PartNumber = '', ETag = '' }) => {
    const part = own(upload.parts, PartNumber)
    if (part && part.etag.replaceAll('"', '') === ETag.replaceAll('"', '')) return part
    throw new ServiceError(
      'InvalidPart',
      "One or more of the specified parts could not be found. The part might not have been uploaded, or the specified entity tag might not have matched the part's entity tag.",
    )
  })
  if (parts.length === 0)
    throw new ServiceError(
      'MalformedXML',
      'The XML you provided was not well-formed or did not validate against our published schema',
    )
  if (parts.slice(0, -1).some(({ content }) => Buffer.byteLength(content, 'base64') < smallestPart)) {
    throw new ServiceError('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
  }
  return parts
}

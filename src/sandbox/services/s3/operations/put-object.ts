import { createHash } from 'node:crypto'

import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { noSuchKey, objectAt, onObject, targetOf } from '../checks.ts'
import { encryptionHeaders, encryptionKeys, encryptionOf, keyChecks, settled } from '../encryption.ts'
import { checksum, putObjectContent } from '../put.ts'
import { checksumHeaders, isListed, preconditionFailed, versionHeader } from '../read-object.ts'
import type { Target } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject: Operation = {
  name: 's3:PutObject',
  access: 'write',
  // Real S3 takes 5 GB in one request, a sandbox need not.
  maximumBodyBytes: 64 * 1024 * 1024,
  refused: [
    'SSECustomerAlgorithm',
    'SSECustomerKey',
    'SSECustomerKeyMD5',
    'ObjectLockMode',
    'ObjectLockRetainUntilDate',
    'ObjectLockLegalHoldStatus',
    'ObjectLockEventHold',
    'ObjectLockEventHoldDurationDays',
    'ObjectLockEventHoldDurationYears',
    'WriteOffsetBytes',
  ],
  withoutEffect: [
    'ACL',
    'SSEKMSEncryptionContext',
    'ContentLength',
    'ChecksumAlgorithm',
    'ChecksumMD5',
    'ChecksumXXHASH64',
    'ChecksumXXHASH3',
    'ChecksumXXHASH128',
    'Expires',
    'GrantFullControl',
    'GrantRead',
    'GrantReadACP',
    'GrantWriteACP',
    'StorageClass',
    'WebsiteRedirectLocation',
    'RequestPayer',
    'Tagging',
  ],

  // Comparing a tag is a read as well: AWS's guide on conditional writes, as https://github.com/mercuretechnologies/xprem/pull/261 quotes it.
  // assumed: the condition keys hold the headers as they were sent, quotes included
  checks(input, context) {
    const target = targetOf(input, context)
    const [ifMatch, ifNoneMatch] = [input['IfMatch'], input['IfNoneMatch']]
    const conditions = {
      ...(typeof ifMatch === 'string' && { 's3:if-match': ifMatch }),
      ...(typeof ifNoneMatch === 'string' && { 's3:if-none-match': ifNoneMatch }),
      ...encryptionKeys(input),
    }
    const check = onObject('s3:PutObject', target, context)
    const put = { ...check, context: { ...check.context, ...conditions } }
    const compare = ifMatch === undefined ? [] : [onObject('s3:GetObject', target, context)]
    const encryption = encryptionOf(input, target.bucket)
    return [put, ...compare, ...keyChecks('kms:GenerateDataKey', encryption, { target, context })]
  },

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

function checkDigest(given: unknown, content: Buffer): void {
  if (given === undefined || given === createHash('md5').update(content).digest('base64')) return
  throw new ServiceError('BadDigest', 'The Content-MD5 you specified did not match what we received.')
}

function checkSums(checksums: Readonly<Record<string, string>>, content: Buffer): void {
  for (const [algorithm, given] of Object.entries(checksums)) {
    const expected = checksum(algorithm, content)
    if (expected === undefined || expected === given) continue
    const name = algorithm.toUpperCase()
    throw new ServiceError('BadDigest', `The ${name} you specified did not match the calculated checksum.`)
  }
}

/**
 * Conditional writes: of `If-None-Match` S3 takes the star alone. `If-Match` on a key that is not there is answered with 404
 * (reported by users: https://github.com/adobe/S3Mock/issues/2502). assumed: its code, NoSuchKey, and that `If-Match` takes lists and the star
 * as reading does
 */
function checkConditions(input: JsonObject, target: Target): void {
  const there = objectAt(target)
  const [ifMatch, ifNoneMatch] = [input['IfMatch'], input['IfNoneMatch']]
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    // assumed: the text
    throw new ServiceError('NotImplemented', 'A header you provided implies functionality that is not implemented', {
      status: 501,
      members: { Header: 'If-None-Match' },
    })
  }
  if (ifNoneMatch !== undefined && there) throw preconditionFailed('If-None-Match')
  if (ifMatch === undefined) return
  if (!there) throw noSuchKey(target)
  if (!isListed(there.etag, ifMatch)) throw preconditionFailed('If-Match')
}

const keptMembers: readonly (readonly [member: string, header: string])[] = [
  ['ContentType', 'content-type'],
  ['CacheControl', 'cache-control'],
  ['ContentDisposition', 'content-disposition'],
  ['ContentLanguage', 'content-language'],
  ['ContentEncoding', 'content-encoding'],
]

function keptHeaders(input: JsonObject): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [member, header] of keptMembers) {
    const value = input[member]
    if (typeof value !== 'string') continue
    // `aws-chunked` tells how the request was sent, not what the object is.
    const meaning = value.replace(/^aws-chunked,?\s*/, '')
    if (meaning !== '') kept[header] = meaning
  }
  for (const [name, value] of Object.entries(texts(input['Metadata']))) kept[`x-amz-meta-${name}`] = value
  return kept
}

function texts(value: unknown): Record<string, string> {
  return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {}
}

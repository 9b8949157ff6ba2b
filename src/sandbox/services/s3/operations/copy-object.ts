import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, encryptedWriteChecks, noSuchKey, readChecks, targetOf } from '../checks.ts'
import { encryptionHeaders, encryptionOf, settled } from '../encryption.ts'
import { keptHeaders } from '../kept-headers.ts'
import { idleOfNewObjects, refusedOfNewObjects } from '../members.ts'
import { putObjectContent } from '../put.ts'
import { checkConditions } from '../put-checks.ts'
import { versionHeader } from '../read-object.ts'
import { tagsInHeader } from '../tags.ts'
import { findObject } from '../versions.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html (checked 2026-11): what it may read is asked as for GetObject, what it may write as for PutObject. */
export const copyObject: Operation = {
  name: 's3:CopyObject',
  access: 'write',
  refused: [
    ...refusedOfNewObjects,
    'CopySourceSSECustomerAlgorithm',
    'CopySourceSSECustomerKey',
    'CopySourceSSECustomerKeyMD5',
    'CopySourceIfMatch',
    'CopySourceIfModifiedSince',
    'CopySourceIfNoneMatch',
    'CopySourceIfUnmodifiedSince',
  ],
  withoutEffect: [...idleOfNewObjects, 'AnnotationDirective', 'ExpectedSourceBucketOwner'],
  checks: (input, context) => [
    ...readChecks(sourceIn(input, context), context, 'content'),
    ...encryptedWriteChecks(input, context, true),
  ],
  handle(input, context) {
    const source = targetOf(sourceIn(input, context), context)
    const target = targetOf(input, context)
    const object = findObject(source.bucket, source.key, versionOf(input))
    if (!object || object.isDeleteMarker) throw noSuchKey(source)
    const [replacesHeaders, replacesTags] = [input['MetadataDirective'], input['TaggingDirective']].map(
      (directive) => directive === 'REPLACE',
    )
    const chosen = encryptionOf(input, target.bucket)
    const encryption = chosen && settled(chosen, target, context)
    if (source.bucket === target.bucket && source.key === target.key && !replacesHeaders && !encryption) {
      const message =
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes."
      throw new ServiceError('InvalidRequest', message)
    }
    checkConditions(input, target)
    const copy = putObjectContent(target.bucket, target.key, Buffer.from(object.content, 'base64'), context.now, {
      headers: replacesHeaders ? keptHeaders(input) : object.headers,
      tags: replacesTags ? tagsInHeader(input) : { ...object.tags },
      checksums: object.checksums,
      ...(encryption && { encryption, etag: `"${context.ids.hex(32)}"` }),
      ...(target.bucket.versioning === 'Enabled' && { version: context.ids.hex(32) }),
    })
    const content = { LastModified: new Date(copy.lastModified).toISOString(), ETag: copy.etag }
    const headers = { ...encryptionHeaders(encryption), ...versionHeader(copy) }
    return s3Answer({ status: 200, headers, body: { root: 'CopyObjectResult', content } })
  },
}

// `BUCKET/KEY?versionId=ID`, percent-encoded, with a slash in front or without one.
const sourceForm = /^\/?([^/]+)\/(.+?)(?:\?versionId=(.+))?$/

function versionOf(input: JsonObject): string | undefined {
  return sourceForm.exec(String(input['CopySource'] ?? ''))?.[3]
}

/** The source, as a request that reads it would name it. Throws `InvalidArgument`, and `NoSuchBucket`. */
function sourceIn(input: JsonObject, context: RequestContext): JsonObject {
  const [, bucket, key] = sourceForm.exec(String(input['CopySource'] ?? '')) ?? []
  if (bucket === undefined || key === undefined) throw invalidSource(input)
  const version = versionOf(input)
  try {
    const source = { Bucket: decodeURIComponent(bucket), Key: decodeURIComponent(key) }
    bucketOf(source, context)
    return { ...source, ...(version !== undefined && { VersionId: version }) }
  } catch (error) {
    throw error instanceof URIError ? invalidSource(input) : error
  }
}

// assumed: the text
function invalidSource(input: JsonObject): ServiceError {
  return new ServiceError(
    'InvalidArgument',
    'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
    {
      members: { ArgumentName: 'x-amz-copy-source', ArgumentValue: String(input['CopySource']).slice(0, 200) },
    },
  )
}

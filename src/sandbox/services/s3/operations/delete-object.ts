import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { type S3Answer, s3Answer } from '../answer.ts'
import { onObject, targetOf, versionIn } from '../checks.ts'
import { addVersion, deleteMarker, removeVersion, versionId } from '../versions.ts'

/**
 * Deleting what is not there succeeds. A bucket with versions keeps what was there behind a marker; a version that is named is gone for ever.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html (checked 2026-11)
 */
export const deleteObject: Operation = {
  name: 's3:DeleteObject',
  access: 'write',
  refused: ['MFA', 'BypassGovernanceRetention', 'IfMatchLastModifiedTime', 'IfMatchSize'],
  withoutEffect: ['RequestPayer', 'IfMatch'],
  checks(input, context) {
    const action = versionIn(input) === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion'
    return [onObject(action, targetOf(input, context), context)]
  },
  handle: (input, context) => s3Answer({ status: 204, headers: deleteIn(input, context) }),
}

function deleteIn(input: JsonObject, context: RequestContext): S3Answer['headers'] {
  const { bucket, key } = targetOf(input, context)
  const id = versionIn(input)
  if (id !== undefined) {
    const removed = removeVersion(bucket, key, id)
    return { 'x-amz-version-id': id, ...(removed?.isDeleteMarker && { 'x-amz-delete-marker': 'true' }) }
  }
  if (bucket.versioning === undefined) {
    delete bucket.objects[key]
    return {}
  }
  const own = bucket.versioning === 'Enabled' ? { version: context.ids.hex(32) } : {}
  const marker = deleteMarker({ ...own, lastModified: context.now })
  addVersion(bucket, key, marker)
  return { 'x-amz-version-id': versionId(marker), 'x-amz-delete-marker': 'true' }
}

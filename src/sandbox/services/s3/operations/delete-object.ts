import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { onObject, targetOf, versionIn } from '../checks.ts'
import { deleteAt } from '../delete.ts'

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
  handle(input, context) {
    const { version, isMarker = false } = deleteAt(targetOf(input, context), versionIn(input), context)
    const headers = {
      ...(version !== undefined && { 'x-amz-version-id': version }),
      ...(isMarker && { 'x-amz-delete-marker': 'true' }),
    }
    return s3Answer({ status: 204, headers })
  },
}

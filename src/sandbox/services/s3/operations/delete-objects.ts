import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { onObject, targetOf } from '../checks.ts'
import { deleteAt } from '../delete.ts'
import type { Target } from '../store.ts'

/**
 * Up to a thousand at once. AWS tells of each that is denied by itself; here the first that is denied ends it all.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html (checked 2026-11)
 */
export const deleteObjects: Operation = {
  name: 's3:DeleteObjects',
  access: 'write',
  refused: ['MFA', 'BypassGovernanceRetention'],
  withoutEffect: [
    'RequestPayer',
    'ChecksumAlgorithm',
    'Delete.Objects[].ETag',
    'Delete.Objects[].LastModifiedTime',
    'Delete.Objects[].Size',
  ],
  checks: (input, context) =>
    namedIn(input, context).map(({ target, version }) =>
      onObject(version === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion', target, context),
    ),
  handle(input, context) {
    const deleted = namedIn(input, context).map(({ target, version }): JsonObject => {
      const done = deleteAt(target, version, context)
      const marker = { DeleteMarker: true, DeleteMarkerVersionId: done.version ?? '' }
      return { Key: target.key, ...(version !== undefined && { VersionId: version }), ...(done.isMarker && marker) }
    })
    const isQuiet = optionsOf(input).Quiet === 'true'
    return s3Answer({
      status: 200,
      headers: {},
      body: { root: 'DeleteResult', content: isQuiet ? {} : { Deleted: deleted } },
    })
  },
}

interface Options {
  readonly Objects?: readonly { readonly Key?: string; readonly VersionId?: string }[]
  readonly Quiet?: string
}

function optionsOf(input: JsonObject): Options {
  return (input['Delete'] ?? {}) as Options
}

function namedIn(input: JsonObject, context: RequestContext): { target: Target; version: string | undefined }[] {
  return (optionsOf(input).Objects ?? []).map(({ Key, VersionId: version }) => ({
    target: targetOf({ ...input, Key }, context),
    version,
  }))
}

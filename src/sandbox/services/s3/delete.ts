import type { RequestContext } from '../../service.ts'
import type { Target } from './store.ts'
import { addVersion, deleteMarker, removeVersion, versionId } from './versions.ts'

/** What a deletion has done: the version that is gone, or the marker that stands now. Nothing of both in a bucket without versions. */
export interface Deletion {
  readonly version?: string
  readonly isMarker?: boolean
}

/** Deletes what is at a target, or the version of it that is named. What is not there is deleted, too. */
export function deleteAt({ bucket, key }: Target, id: string | undefined, context: RequestContext): Deletion {
  if (id !== undefined) return { version: id, isMarker: removeVersion(bucket, key, id)?.isDeleteMarker ?? false }
  if (bucket.versioning === undefined) {
    delete bucket.objects[key]
    return {}
  }
  const own = bucket.versioning === 'Enabled' ? { version: context.ids.hex(32) } : {}
  const marker = deleteMarker({ ...own, lastModified: context.now })
  addVersion(bucket, key, marker)
  return { version: versionId(marker), isMarker: true }
}

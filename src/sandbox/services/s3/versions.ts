import { own, put } from '../../records.ts'
import type { Bucket, StoredObject } from './store.ts'

/** The id of a version on the wire: what came while a bucket had no versions has the id `null`. */
export function versionId({ version }: StoredObject): string {
  return version ?? 'null'
}

/** The object of a key, or the version of it; undefined where it is not there. */
export function findObject(bucket: Bucket, key: string, version?: string): StoredObject | undefined {
  if (version === undefined) return own(bucket.objects, key)
  return versionsOf(bucket, key).find((one) => versionId(one) === version)
}

/** All versions of a key, oldest first, markers of deletions among them. */
export function versionsOf(bucket: Bucket, key: string): readonly StoredObject[] {
  const current = own(bucket.objects, key)
  const earlier = own(bucket.earlier ?? {}, key) ?? []
  return current ? [...earlier, current] : earlier
}

/**
 * Puts an object, or a marker, at a key; what is there is kept, where the bucket has versions. While they are suspended the newer one is `null`,
 * which there is once. https://docs.aws.amazon.com/AmazonS3/latest/userguide/AddingObjectstoVersionSuspendedBuckets.html (checked 2026-11)
 */
export function addVersion(bucket: Bucket, key: string, added: StoredObject): void {
  if (bucket.versioning === undefined) {
    put(bucket.objects, key, added)
    return
  }
  const all = versionsOf(bucket, key)
  const kept = bucket.versioning === 'Enabled' ? all : all.filter(({ version }) => version !== undefined)
  setVersions(bucket, key, [...kept, added])
}

/** The marker of a deletion. */
export function deleteMarker(made: Pick<StoredObject, 'version' | 'lastModified'>): StoredObject {
  return { content: '', etag: '', headers: {}, checksums: {}, ...made, isDeleteMarker: true }
}

/** Removes one version for ever; the one before it is then the newest. Gives what was removed. */
export function removeVersion(bucket: Bucket, key: string, id: string): StoredObject | undefined {
  const all = versionsOf(bucket, key)
  setVersions(
    bucket,
    key,
    all.filter((one) => versionId(one) !== id),
  )
  return all.find((one) => versionId(one) === id)
}

function setVersions(bucket: Bucket, key: string, versions: readonly StoredObject[]): void {
  const newest = versions.at(-1)
  const current = newest?.isDeleteMarker ? undefined : newest
  const earlier = current ? versions.slice(0, -1) : versions
  if (current) put(bucket.objects, key, current)
  else delete bucket.objects[key]
  bucket.earlier ??= {}
  if (earlier.length > 0) put(bucket.earlier, key, [...earlier])
  else delete bucket.earlier[key]
}

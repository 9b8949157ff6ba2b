import type { JsonObject, Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf } from '../checks.ts'
import { byBytes, encodingOf, entryOf, listChecks, maximumKeys } from '../listing.ts'
import type { Bucket, StoredObject } from '../store.ts'
import { versionId, versionsOf } from '../versions.ts'

/** By key, and the newest version of a key first. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html (checked 2026-11) */
export const listObjectVersions: Operation = {
  name: 's3:ListObjectVersions',
  access: 'read',
  withoutEffect: ['RequestPayer', 'OptionalObjectAttributes'],
  checks: (input, context) => listChecks('s3:ListBucketVersions', input, context),
  handle(input, context) {
    const { name, bucket } = bucketOf(input, context)
    const prefix = String(input['Prefix'] ?? '')
    const delimiter = String(input['Delimiter'] ?? '')
    const [keyMarker, versionMarker] = [String(input['KeyMarker'] ?? ''), String(input['VersionIdMarker'] ?? '')]
    const limit = maximumKeys(input['MaxKeys'])
    const encode = encodingOf(input)
    const lines = linesOf(bucket, { prefix, delimiter })
    const rest = lines.slice(startOf(lines, keyMarker, versionMarker))
    const page = rest.slice(0, limit)
    const last = page.at(-1)
    const truncated = last !== undefined && rest.length > page.length
    const shown = (isMarker: boolean): JsonObject[] =>
      page.flatMap(({ entry, version }) =>
        version && (version.object.isDeleteMarker ?? false) === isMarker ? [onWire(encode(entry), version)] : [],
      )
    return s3Answer({
      status: 200,
      headers: {},
      body: {
        root: 'ListVersionsResult',
        content: {
          Name: name,
          Prefix: encode(prefix),
          ...(delimiter !== '' && { Delimiter: encode(delimiter) }),
          KeyMarker: encode(keyMarker),
          VersionIdMarker: versionMarker,
          MaxKeys: limit,
          ...(input['EncodingType'] !== undefined && { EncodingType: 'url' }),
          IsTruncated: truncated,
          ...(truncated && { NextKeyMarker: encode(last.entry) }),
          ...(truncated && last.version && { NextVersionIdMarker: versionId(last.version.object) }),
          Version: shown(false),
          DeleteMarker: shown(true),
          CommonPrefixes: page.flatMap(({ entry, version }) => (version ? [] : [{ Prefix: encode(entry) }])),
        },
      },
    })
  },
}

/** A line of the list: a version of a key, or what several keys begin with. */
interface Line {
  readonly entry: string
  readonly version?: { readonly object: StoredObject; readonly isLatest: boolean }
}

function linesOf(bucket: Bucket, { prefix, delimiter }: Readonly<Record<'prefix' | 'delimiter', string>>): Line[] {
  const keys = [...new Set([...Object.keys(bucket.objects), ...Object.keys(bucket.earlier ?? {})])].sort(byBytes)
  const entries = keys.flatMap((key) => {
    const entry = entryOf(key, prefix, delimiter)
    return entry === undefined ? [] : [{ key, entry }]
  })
  const prefixes = new Set<string>()
  return entries.flatMap(({ key, entry }): Line[] => {
    if (entry === key)
      return versionsOf(bucket, key)
        .map((object, index, all) => ({ entry, version: { object, isLatest: index === all.length - 1 } }))
        .reverse()
    if (prefixes.has(entry)) return []
    prefixes.add(entry)
    return [{ entry }]
  })
}

// Behind a key with its version, or behind all of a key where no version is named.
function startOf(lines: readonly Line[], key: string, version: string): number {
  if (key === '') return 0
  const named = lines.findIndex(
    (line) => line.entry === key && line.version && versionId(line.version.object) === version,
  )
  if (version !== '' && named >= 0) return named + 1
  const next = lines.findIndex(({ entry }) => byBytes(entry, key) > 0)
  return next < 0 ? lines.length : next
}

function onWire(key: string, { object, isLatest }: NonNullable<Line['version']>): JsonObject {
  const common = {
    Key: key,
    VersionId: versionId(object),
    IsLatest: isLatest,
    LastModified: new Date(object.lastModified).toISOString(),
  }
  if (object.isDeleteMarker) return common
  return { ...common, ETag: object.etag, Size: Buffer.byteLength(object.content, 'base64'), StorageClass: 'STANDARD' }
}

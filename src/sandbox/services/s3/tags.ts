import { put } from '../../records.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { type S3Answer, s3Answer } from './answer.ts'
import { noSuchKey, onObject, targetOf, versionIn } from './checks.ts'
import { versionHeader } from './read-object.ts'
import type { StoredObject } from './store.ts'
import { findObject } from './versions.ts'

/** The tags of a document `Tagging`. Throws `InvalidTag` on a key that stands there twice. */
export function tagsIn(input: JsonObject): Record<string, string> {
  const tags: Record<string, string> = {}
  const { TagSet: given } = (input['Tagging'] ?? {}) as { TagSet?: { Key?: string; Value?: string }[] }
  for (const { Key: key = '', Value: value = '' } of given ?? []) {
    // reported by users: the text
    if (Object.hasOwn(tags, key)) throw new ServiceError('InvalidTag', 'Cannot provide multiple Tags with the same key')
    put(tags, key, value)
  }
  return tags
}

/** The tags of the header `x-amz-tagging`, which is written as a query. */
export function tagsInHeader(input: JsonObject): Record<string, string> {
  const tags: Record<string, string> = {}
  const header = input['Tagging']
  if (typeof header === 'string') for (const [key, value] of new URLSearchParams(header)) put(tags, key, value)
  return tags
}

/** Tags on the wire. */
export function tagSetAnswer(tags: Readonly<Record<string, string>>, headers: S3Answer['headers'] = {}): JsonObject {
  const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  return s3Answer({ status: 200, headers, body: { root: 'Tagging', content: { TagSet: { Tag: list } } } })
}

/** What is asked for an action on the tags of an object: of a version, another action. */
export function tagChecks(verb: 'Get' | 'Put' | 'Delete', input: JsonObject, context: RequestContext): AccessCheck[] {
  const what = versionIn(input) === undefined ? 'ObjectTagging' : 'ObjectVersionTagging'
  return [onObject(`s3:${verb}${what}`, targetOf(input, context), context)]
}

/** The object, or the version of it, whose tags a request is about, and the header that names the version. Throws `NoSuchKey`. */
export function taggedObject(
  input: JsonObject,
  context: RequestContext,
): { object: StoredObject; headers: S3Answer['headers'] } {
  const target = targetOf(input, context)
  const object = findObject(target.bucket, target.key, versionIn(input))
  if (!object || object.isDeleteMarker) throw noSuchKey(target)
  return { object, headers: versionHeader(object) }
}

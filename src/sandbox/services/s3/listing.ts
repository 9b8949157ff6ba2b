import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { bucketOf, onBucket } from './checks.ts'
import type { Bucket } from './store.ts'

/** What S3 asks IAM before it lists a bucket. */
export function listChecks(action: string, input: JsonObject, context: RequestContext): AccessCheck[] {
  const check = onBucket(action, bucketOf(input, context).name, context)
  const keys: [string, unknown][] = [
    ['s3:prefix', input['Prefix']],
    ['s3:delimiter', input['Delimiter']],
    ['s3:max-keys', input['MaxKeys']],
  ]
  const present = keys.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []))
  return [{ ...check, context: { ...check.context, ...Object.fromEntries(present) } }]
}

/** S3 lists in the order of the keys' UTF-8 bytes, which is not that of UTF-16. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** How many entries a page has at most: what is asked for, and no more than 1,000. Throws `InvalidArgument`. */
export function maximumKeys(given: unknown): number {
  if (given === undefined) return 1000
  const limit = Number(given)
  if (!(Number.isInteger(limit) && limit >= 0 && limit <= 2_147_483_647)) {
    throw new ServiceError('InvalidArgument', 'Provided max-keys not an integer or within integer range', {
      members: { ArgumentName: 'max-keys', ArgumentValue: String(given) },
    })
  }
  return Math.min(limit, 1000)
}

/** Which keys of a bucket a page is to hold. */
interface Wanted {
  readonly prefix: string
  readonly delimiter: string
  /** The entry that the page before ended with. */
  readonly after: string | undefined
  readonly limit: number
}

/** A page of keys: objects, beginnings of keys up to the delimiter, and the last entry of both. */
export interface KeysPage {
  readonly contents: JsonObject[]
  readonly prefixes: readonly string[]
  readonly last: string
  readonly truncated: boolean
}

/** The page of a bucket's keys that a request asks for; keys are written by `encode`. */
export function keysPage({ objects }: Bucket, wanted: Wanted, encode: (text: string) => string): KeysPage {
  const { prefix, delimiter, after, limit } = wanted
  const contents: JsonObject[] = []
  const prefixes = new Set<string>()
  let last = ''
  for (const key of Object.keys(objects).sort(byBytes)) {
    const entry = entryOf(key, prefix, delimiter)
    if (entry === undefined || prefixes.has(entry)) continue
    if (after !== undefined && byBytes(entry, after) <= 0) continue
    if (contents.length + prefixes.size === limit) {
      return { contents, prefixes: [...prefixes], last, truncated: limit > 0 }
    }
    last = entry
    const object = objects[key]
    if (entry !== key) prefixes.add(entry)
    else if (object) {
      contents.push({
        Key: encode(key),
        LastModified: new Date(object.lastModified).toISOString(),
        ETag: object.etag,
        Size: Buffer.byteLength(object.content, 'base64'),
        StorageClass: 'STANDARD',
      })
    }
  }
  return { contents, prefixes: [...prefixes], last, truncated: false }
}

/** How keys are written where the request says it. */
export function encodingOf(input: JsonObject): (text: string) => string {
  return input['EncodingType'] === 'url' ? encodeURIComponent : (text) => text
}

/** What stands for a key in a list: itself, or its beginning up to the delimiter. Undefined where it has not the prefix. */
export function entryOf(key: string, prefix: string, delimiter: string): string | undefined {
  if (!key.startsWith(prefix)) return undefined
  const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
  return cut < 0 ? key : key.slice(0, cut + delimiter.length)
}

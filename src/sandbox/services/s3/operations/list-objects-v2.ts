import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf, onBucket } from '../checks.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html (checked 2026-11) */
export const listObjectsV2: Operation = {
  name: 's3:ListObjectsV2',
  access: 'read',

  checks(input, context) {
    const check = onBucket('s3:ListBucket', bucketOf(input, context).name, context)
    const keys: [string, unknown][] = [
      ['s3:prefix', input['Prefix']],
      ['s3:delimiter', input['Delimiter']],
      ['s3:max-keys', input['MaxKeys']],
    ]
    const present = keys.flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []))
    return [{ ...check, context: Object.fromEntries(present) }]
  },

  handle(input, context) {
    const { name, bucket } = bucketOf(input, context)
    const prefix = String(input['Prefix'] ?? '')
    const delimiter = String(input['Delimiter'] ?? '')
    const limit = maximumKeys(input['MaxKeys'])
    const after = startAfter(input)
    const encode = input['EncodingType'] === 'url' ? encodeURIComponent : (text: string) => text

    const contents: JsonObject[] = []
    const prefixes = new Set<string>()
    let last = ''
    let truncated = false
    for (const key of Object.keys(bucket.objects).sort(byBytes)) {
      if (!key.startsWith(prefix)) continue
      const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
      const entry = cut < 0 ? key : key.slice(0, cut + delimiter.length)
      if (after !== undefined && byBytes(entry, after) <= 0) continue
      if (prefixes.has(entry)) continue
      if (contents.length + prefixes.size === limit) {
        truncated = limit > 0
        break
      }
      last = entry
      const object = bucket.objects[key]
      if (cut >= 0) prefixes.add(entry)
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
    const token = input['ContinuationToken']
    return s3Answer({
      status: 200,
      headers: {},
      body: {
        root: 'ListBucketResult',
        content: {
          Name: name,
          Prefix: encode(prefix),
          ...(delimiter !== '' && { Delimiter: encode(delimiter) }),
          MaxKeys: limit,
          ...(input['EncodingType'] !== undefined && { EncodingType: 'url' }),
          KeyCount: contents.length + prefixes.size,
          IsTruncated: truncated,
          ...(token !== undefined && { ContinuationToken: token }),
          ...(truncated && { NextContinuationToken: Buffer.from(last).toString('base64url') }),
          Contents: contents,
          CommonPrefixes: [...prefixes].map((entry) => ({ Prefix: encode(entry) })),
        },
      },
    })
  },
}

/** S3 lists in the order of the keys' UTF-8 bytes, which is not that of UTF-16. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

function maximumKeys(given: unknown): number {
  if (given === undefined) return 1000
  const limit = Number(given)
  if (!(Number.isInteger(limit) && limit >= 0 && limit <= 2_147_483_647)) {
    throw new ServiceError('InvalidArgument', 'Provided max-keys not an integer or within integer range', {
      members: { ArgumentName: 'max-keys', ArgumentValue: String(given) },
    })
  }
  return Math.min(limit, 1000)
}

function startAfter(input: JsonObject): string | undefined {
  const token = input['ContinuationToken']
  if (typeof token !== 'string') return typeof input['StartAfter'] === 'string' ? input['StartAfter'] : undefined
  if (token === '') {
    throw new ServiceError('InvalidArgument', 'The continuation token provided is incorrect', {
      members: { ArgumentName: 'continuation-token' },
    })
  }
  return Buffer.from(token, 'base64url').toString('utf8')
}

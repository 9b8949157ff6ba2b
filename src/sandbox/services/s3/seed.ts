import type { SeededAs } from '../../aws-service.ts'
import { seededTags, withoutPlaceholders } from '../../placeholders.ts'
import { own, put } from '../../records.ts'
import { seeding } from '../../seed-error.ts'
import type { RequestContext } from '../../service.ts'
import { ensureKey, placeOfKey, requireUsableKey } from '../kms/index.ts'
import { checkBucketName } from './operations/create-bucket.ts'
import { putObjectContent } from './put.ts'
import { type Bucket, type Encryption, findBucket, s3State } from './store.ts'

/** A bucket to have. */
export interface SeedBucket {
  readonly name: string
  /** Default: the sandbox's. */
  readonly region?: string
  /** The key of KMS that encrypts its objects, made where it is not there: an id, an alias or an ARN. Default: S3's own AES256. */
  readonly keyId?: string
  readonly objects?: readonly SeedObject[]
}

/** An object to have: its content is a string or bytes. */
export interface SeedObject {
  readonly key: string
  readonly content: string | Uint8Array
}

/** What a story may name of S3. */
export interface S3Resources {
  readonly buckets?: readonly SeedBucket[]
}

/**
 * Adds buckets and objects. An object whose content changed is replaced, because a seeded file is the truth, but not by what a project merely
 * names; none is deleted.
 */
export function seed(resources: S3Resources, context: RequestContext, as?: SeededAs): void {
  const { buckets = [] } = resources
  const all = s3State(context.state).buckets
  withoutPlaceholders(all, { as, listed: resources.buckets }, ({ objects }) =>
    Object.values(objects).every(({ content }) => content === ''),
  )
  for (const bucket of buckets) seeding(`bucket ${bucket.name}`, () => seedBucket(context, bucket, as))
}

function seedBucket(context: RequestContext, given: SeedBucket, as: SeededAs | undefined): void {
  checkBucketName(given.name)
  const bucket = findBucket(context.state, given.name) ?? {
    ...(as === 'project' ? { tags: seededTags(as) } : {}),
    region: given.region ?? context.region,
    creationDate: context.now,
    objects: {},
  }
  if (given.keyId !== undefined) bucket.encryption = { method: 'aws:kms', keyId: given.keyId, bucketKey: false }
  put(s3State(context.state).buckets, given.name, bucket)
  const encryption = bucket.encryption && madeEncryption(bucket.encryption, bucket, context)
  for (const { key, content } of given.objects ?? []) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    const existing = own(bucket.objects, key)
    if (existing && (as === 'project' || existing.content === bytes.toString('base64'))) continue
    putObjectContent(bucket, key, bytes, context.now, {
      ...(encryption && { encryption, etag: `"${context.ids.hex(32)}"` }),
    })
  }
}

// A story that names a key has it.
function madeEncryption(encryption: Encryption, { region }: Bucket, context: RequestContext): Encryption {
  const { keyId } = encryption
  if (keyId === undefined) return encryption
  ensureKey(keyId, placeOfKey(keyId, region, context), context)
  const arn = requireUsableKey(keyId, region, context)
  return arn === undefined ? encryption : { ...encryption, keyId: arn }
}

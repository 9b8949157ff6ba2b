import { own, put } from '../../records.ts'
import { seeding } from '../../seed-error.ts'
import type { RequestContext } from '../../service.ts'
import { checkBucketName } from './operations/create-bucket.ts'
import { putObjectContent } from './put.ts'
import { findBucket, s3State } from './store.ts'

/** A bucket to have. */
export interface SeedBucket {
  readonly name: string
  /** Default: the sandbox's. */
  readonly region?: string
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

/** Adds buckets and objects. An object whose content changed is replaced, because a seeded file is the truth; none is deleted. */
export function seed({ buckets = [] }: S3Resources, context: RequestContext): void {
  for (const bucket of buckets) seeding(`bucket ${bucket.name}`, () => seedBucket(context, bucket))
}

function seedBucket(context: RequestContext, given: SeedBucket): void {
  checkBucketName(given.name)
  const bucket = findBucket(context.state, given.name) ?? {
    region: given.region ?? context.region,
    creationDate: context.now,
    objects: {},
  }
  put(s3State(context.state).buckets, given.name, bucket)
  for (const { key, content } of given.objects ?? []) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    if (own(bucket.objects, key)?.content === bytes.toString('base64')) continue
    putObjectContent(bucket, key, bytes, context.now)
  }
}

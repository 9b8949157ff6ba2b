import { policyText } from '../../policy-shape.ts'
import { flag, list, named, object, optional, text, time, word } from '../../state-shape.ts'
import type { Bucket, Encryption, PublicAccessBlock, S3State, StoredObject, Upload } from './store.ts'

const encryption = object<Encryption>({
  method: word('aws:kms', 'aws:kms:dsse'),
  keyId: optional(text),
  bucketKey: word(true, false),
})

const storedObject = object<StoredObject>({
  content: text,
  etag: text,
  lastModified: time,
  version: optional(text),
  isDeleteMarker: optional(word(true)),
  encryption: optional(encryption),
  headers: named(text),
  tags: optional(named(text)),
  checksums: named(text),
})

const publicAccessBlock = object<PublicAccessBlock>({
  BlockPublicAcls: flag,
  IgnorePublicAcls: flag,
  BlockPublicPolicy: flag,
  RestrictPublicBuckets: flag,
})

const upload = object<Upload>({
  key: text,
  startedAt: time,
  headers: named(text),
  tags: named(text),
  encryption: optional(encryption),
  parts: named(object<Upload['parts'][string]>({ content: text, etag: text })),
})

const bucket = object<Bucket>({
  region: text,
  creationDate: time,
  objects: named(storedObject),
  owner: optional(text),
  policy: optional(policyText),
  encryption: optional(encryption),
  versioning: optional(word('Enabled', 'Suspended')),
  tags: optional(named(text)),
  publicAccessBlock: optional(publicAccessBlock),
  publicAccessBlockIsDeleted: optional(word(true)),
  uploads: optional(named(upload)),
  earlier: optional(named(list(storedObject))),
})

/** The form of what the sandbox remembers. */
export const s3Shape = object<S3State>({ buckets: named(bucket) })

import { policyText } from '../../policy-shape.ts'
import { list, named, object, optional, text, time, word } from '../../state-shape.ts'
import type { Bucket, Encryption, S3State, StoredObject } from './store.ts'

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
  checksums: named(text),
})

const bucket = object<Bucket>({
  region: text,
  creationDate: time,
  objects: named(storedObject),
  owner: optional(text),
  policy: optional(policyText),
  encryption: optional(encryption),
  versioning: optional(word('Enabled', 'Suspended')),
  earlier: optional(named(list(storedObject))),
})

/** The form of what the sandbox remembers. */
export const s3Shape = object<S3State>({ buckets: named(bucket) })

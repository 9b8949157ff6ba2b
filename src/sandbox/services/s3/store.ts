import { own } from '../../records.ts'
import type { SandboxState } from '../../service.ts'

/** How KMS encrypts an object, or what is put into a bucket. */
export interface Encryption {
  readonly method: 'aws:kms' | 'aws:kms:dsse'
  /** An id, an alias or an ARN; the ARN of the key where it encrypts an object. Absent is S3's own key, `alias/aws/s3`. */
  readonly keyId?: string
  /** Whether one key of the bucket stands between KMS and the objects: it changes the encryption context. */
  readonly bucketKey: boolean
}

/** An object; times are milliseconds since 1970. */
export interface StoredObject {
  /** Content in base 64, so that the state stays JSON. */
  readonly content: string
  /** With its quotes, as it stands on the wire. */
  readonly etag: string
  readonly lastModified: number
  /** Where the bucket has versions: its own. */
  readonly version?: string
  /** No object, but that the key was deleted here. */
  readonly isDeleteMarker?: true
  /** Absent is S3's own AES256. */
  readonly encryption?: Encryption
  /** Headers that come back as they were sent: content type, metadata, … */
  readonly headers: Readonly<Record<string, string>>
  /** Absent while there are none. */
  tags?: Record<string, string>
  /** `crc32`, `sha256`, …: base 64. */
  readonly checksums: Readonly<Record<string, string>>
}

/** What of a bucket is not for everybody, whatever its policy says. */
export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean
  readonly IgnorePublicAcls: boolean
  readonly BlockPublicPolicy: boolean
  readonly RestrictPublicBuckets: boolean
}

/** An object that comes in parts, until they are put together. */
export interface Upload {
  readonly key: string
  readonly startedAt: number
  readonly headers: Readonly<Record<string, string>>
  readonly tags: Record<string, string>
  readonly encryption?: Encryption
  /** By number: content in base 64. */
  parts: Record<string, { readonly content: string; readonly etag: string }>
}

/** A bucket and its objects by key. */
export interface Bucket {
  readonly region: string
  readonly creationDate: number
  objects: Record<string, StoredObject>
  /** The account that made it; absent is the only one. */
  readonly owner?: string
  /** Who may use it, as JSON. */
  policy?: string
  /** How objects are encrypted whose requests do not say it; absent is S3's own AES256. */
  encryption?: Encryption
  versioning?: 'Enabled' | 'Suspended'
  /** Absent while there are none. */
  tags?: Record<string, string>
  /** Kept and answered. Absent of a bucket that is as it was made: all is blocked. */
  publicAccessBlock?: PublicAccessBlock
  publicAccessBlockIsDeleted?: true
  /** Objects that come in parts, by the ids of their uploads. */
  uploads?: Record<string, Upload>
  /**
   * Objects that others took the place of, or that were deleted, with the markers of deletions, by key, oldest first. Where the newest version
   * of a key is a marker, it is the last one here, and there is no object.
   */
  earlier?: Record<string, StoredObject[]>
}

/** What a request names: a bucket and a key in it. */
export interface Target {
  readonly name: string
  readonly bucket: Bucket
  readonly key: string
}

/** What the sandbox remembers of S3. */
export interface S3State {
  buckets: Record<string, Bucket>
}

/** The part of the state that belongs to S3. */
export function s3State(state: SandboxState): S3State {
  return state['s3'] as S3State
}

/** The bucket, or undefined where there is none. */
export function findBucket(state: SandboxState, name: string): Bucket | undefined {
  return own(s3State(state).buckets, name)
}

/** The content of an object as text, for services that read one; undefined where bucket or key are not there. */
export function readObject(state: SandboxState, bucket: string, key: string): string | undefined {
  const object = own(findBucket(state, bucket)?.objects ?? {}, key)
  return object && Buffer.from(object.content, 'base64').toString('utf8')
}

import { own } from '../../records.ts'
import type { SandboxState } from '../../service.ts'

/** An object; times are milliseconds since 1970. */
export interface StoredObject {
  /** Content in base 64, so that the state stays JSON. */
  readonly content: string
  /** With its quotes, as it stands on the wire. */
  readonly etag: string
  readonly lastModified: number
  /** Headers that come back as they were sent: content type, metadata, … */
  readonly headers: Readonly<Record<string, string>>
  /** `crc32`, `sha256`, …: base 64. */
  readonly checksums: Readonly<Record<string, string>>
}

/** A bucket and its objects by key. */
export interface Bucket {
  readonly region: string
  readonly creationDate: number
  objects: Record<string, StoredObject>
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

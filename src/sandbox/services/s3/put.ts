import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'

import type { Bucket, StoredObject } from './store.ts'
import { addVersion } from './versions.ts'

/** Puts an object into a bucket, over the one that was there. `extra` holds what to keep with it. */
export function putObjectContent(
  bucket: Bucket,
  key: string,
  content: Buffer,
  now: number,
  extra: Partial<Pick<StoredObject, 'headers' | 'tags' | 'checksums' | 'version' | 'encryption' | 'etag'>> = {},
): StoredObject {
  const object: StoredObject = {
    content: content.toString('base64'),
    etag: extra.etag ?? `"${createHash('md5').update(content).digest('hex')}"`,
    lastModified: now,
    headers: extra.headers ?? {},
    checksums: extra.checksums ?? {},
    ...(extra.tags && Object.keys(extra.tags).length > 0 && { tags: extra.tags }),
    ...(extra.version !== undefined && { version: extra.version }),
    ...(extra.encryption && { encryption: extra.encryption }),
  }
  addVersion(bucket, key, object)
  return object
}

/** The checksum of a content in S3's notation, undefined for the algorithms that Node.js lacks. */
export function checksum(algorithm: string, content: Buffer): string | undefined {
  if (algorithm === 'sha256' || algorithm === 'sha1') return createHash(algorithm).update(content).digest('base64')
  if (algorithm !== 'crc32') return undefined
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(content))
  return bytes.toString('base64')
}

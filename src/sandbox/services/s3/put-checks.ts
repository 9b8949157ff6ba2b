import { createHash } from 'node:crypto'

import { type JsonObject, ServiceError } from '../../service.ts'
import { noSuchKey, objectAt } from './checks.ts'
import { checksum } from './put.ts'
import { isListed, preconditionFailed } from './read-object.ts'
import type { Target } from './store.ts'

/** Throws `BadDigest` where a content is not what `Content-MD5` says. */
export function checkDigest(given: unknown, content: Buffer): void {
  if (given === undefined || given === createHash('md5').update(content).digest('base64')) return
  throw new ServiceError('BadDigest', 'The Content-MD5 you specified did not match what we received.')
}

/** Throws `BadDigest` where a content has other checksums than it came with, as far as they can be reckoned. */
export function checkSums(checksums: Readonly<Record<string, string>>, content: Buffer): void {
  for (const [algorithm, given] of Object.entries(checksums)) {
    const expected = checksum(algorithm, content)
    if (expected === undefined || expected === given) continue
    const name = algorithm.toUpperCase()
    throw new ServiceError('BadDigest', `The ${name} you specified did not match the calculated checksum.`)
  }
}

/**
 * Conditional writes: of `If-None-Match` S3 takes the star alone. `If-Match` on a key that is not there is answered with 404
 * (reported by users: https://github.com/adobe/S3Mock/issues/2502). assumed: its code, NoSuchKey, and that `If-Match` takes lists and the star
 * as reading does
 */
export function checkConditions(input: JsonObject, target: Target): void {
  const there = objectAt(target)
  const [ifMatch, ifNoneMatch] = [input['IfMatch'], input['IfNoneMatch']]
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    // assumed: the text
    throw new ServiceError('NotImplemented', 'A header you provided implies functionality that is not implemented', {
      status: 501,
      members: { Header: 'If-None-Match' },
    })
  }
  if (ifNoneMatch !== undefined && there) throw preconditionFailed('If-None-Match')
  if (ifMatch === undefined) return
  if (!there) throw noSuchKey(target)
  if (!isListed(there.etag, ifMatch)) throw preconditionFailed('If-Match')
}

import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import type { S3Answer } from './answer.ts'
import { noSuchKey, targetOf, versionIn } from './checks.ts'
import { encryptionHeaders } from './encryption.ts'
import type { StoredObject, Target } from './store.ts'
import { findObject } from './versions.ts'

/** GetObject and HeadObject, which differ only in that one has no body. Throws `NoSuchKey`, `InvalidRange` and the answers to conditions. */
export function readObject(input: JsonObject, context: RequestContext): S3Answer {
  const target = targetOf(input, context)
  const version = versionIn(input)
  const object = findObject(target.bucket, target.key, version)
  if (!object) throw version === undefined ? noSuchKey(target) : noSuchVersion(target, version)
  if (object.isDeleteMarker) throw isMarker()
  checkConditions(input, object)
  const content = Buffer.from(object.content, 'base64')
  const range = readRange(input['Range'], content.length)
  const part = range ? content.subarray(range.first, range.last + 1) : content
  const checksums = input['ChecksumMode'] === 'ENABLED' && !range ? checksumHeaders(object) : {}
  return {
    status: range ? 206 : 200,
    headers: {
      'accept-ranges': 'bytes',
      'content-type': 'binary/octet-stream',
      ...object.headers,
      ...checksums,
      'content-length': String(part.length),
      ...(range && { 'content-range': `bytes ${range.first}-${range.last}/${content.length}` }),
      etag: object.etag,
      'last-modified': httpDate(object.lastModified),
      ...encryptionHeaders(object.encryption),
      ...versionHeader(object),
    },
    body: { base64: part.toString('base64') },
  }
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeleteMarker.html (checked 2026-11)
function isMarker(): ServiceError {
  const message = 'The specified method is not allowed against this resource.'
  return new ServiceError('MethodNotAllowed', message, { status: 405, members: { ResourceType: 'DeleteMarker' } })
}

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html (checked 2026-11): a text that can be no version id is another mistake
function noSuchVersion({ key }: Target, version: string): ServiceError {
  if (/^(null|[\w.-]{32})$/.test(version)) {
    const members = { Key: key, VersionId: version }
    return new ServiceError('NoSuchVersion', 'The specified version does not exist.', { status: 404, members })
  }
  return new ServiceError('InvalidArgument', 'Invalid version id specified', {
    members: { ArgumentName: 'versionId', ArgumentValue: version },
  })
}

/** `x-amz-version-id`, where the bucket has versions. */
export function versionHeader({ version }: StoredObject): Record<string, string> {
  return version === undefined ? {} : { 'x-amz-version-id': version }
}

/** `x-amz-checksum-…` of what was stored. */
export function checksumHeaders(object: StoredObject): Record<string, string> {
  const entries = Object.entries(object.checksums)
  if (entries.length === 0) return {}
  return {
    ...Object.fromEntries(entries.map(([algorithm, value]) => [`x-amz-checksum-${algorithm}`, value])),
    'x-amz-checksum-type': 'FULL_OBJECT',
  }
}

/** Precedence of the conditions: RFC 9110, section 13.2.2. Times count in seconds. */
function checkConditions(input: JsonObject, object: StoredObject): void {
  const modified = Math.floor(object.lastModified / 1000)
  const [ifMatch, ifNoneMatch] = [input['IfMatch'], input['IfNoneMatch']]
  const unmodifiedSince = seconds(input['IfUnmodifiedSince'])
  const modifiedSince = seconds(input['IfModifiedSince'])
  if (ifMatch !== undefined) {
    if (!isListed(object.etag, ifMatch)) throw preconditionFailed('If-Match')
  } else if (unmodifiedSince !== undefined && modified > unmodifiedSince) {
    throw preconditionFailed('If-Unmodified-Since')
  }
  if (ifNoneMatch !== undefined) {
    if (isListed(object.etag, ifNoneMatch)) throw notModified()
  } else if (modifiedSince !== undefined && modified <= modifiedSince) {
    throw notModified()
  }
}

/** Whether a list of entity tags, or the star, names one; quotes may be missing. */
export function isListed(etag: string, list: unknown): boolean {
  const tags = String(list)
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''))
  return tags.includes('*') || tags.includes(etag.replaceAll('"', ''))
}

function seconds(header: unknown): number | undefined {
  const time = typeof header === 'string' ? Date.parse(header) : Number.NaN
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000)
}

/** A condition that the request came with does not hold. */
export function preconditionFailed(condition: string): ServiceError {
  return new ServiceError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    status: 412,
    members: { Condition: condition },
  })
}

function notModified(): ServiceError {
  return new ServiceError('NotModified', undefined, { status: 304 })
}

/** Several ranges, or what is no range, are as if nothing had been asked. */
function readRange(header: unknown, size: number): { first: number; last: number } | undefined {
  const match = typeof header === 'string' ? /^bytes=(\d*)-(\d*)$/.exec(header.trim()) : null
  if (!match) return undefined
  const [, from = '', to = ''] = match
  if (from === '' && to === '') return undefined
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== '' && from !== '' && Number(to) < Number(from)) return undefined
  if (first >= size || (from === '' && Number(to) === 0)) {
    throw new ServiceError('InvalidRange', 'The requested range is not satisfiable', {
      status: 416,
      members: { RangeRequested: header as string, ActualObjectSize: size },
    })
  }
  return { first, last }
}

/** `Tue, 24 Nov 2026 08:00:00 GMT`. */
function httpDate(milliseconds: number): string {
  return new Date(milliseconds).toUTCString()
}

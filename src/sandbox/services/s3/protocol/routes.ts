import type { S3Address } from './address.ts'

/** Query parameters that name a different operation ("sub-resources"); those served here are in the table below. */
const subresources = [
  'acl', 'accelerate', 'analytics', 'attributes', 'cors', 'delete', 'encryption', 'intelligent-tiering', 'inventory',
  'legal-hold', 'lifecycle', 'location', 'logging', 'metrics', 'notification', 'object-lock', 'ownershipControls',
  'partNumber', 'policy', 'policyStatus', 'publicAccessBlock', 'replication', 'requestPayment', 'restore', 'retention',
  'select', 'tagging', 'torrent', 'uploadId', 'uploads', 'versioning', 'versions', 'website',
] // biome-ignore format: a list

const table: Readonly<Record<string, string>> = {
  'GET service': 'ListBuckets',
  'PUT bucket': 'CreateBucket',
  'HEAD bucket': 'HeadBucket',
  'GET bucket?encryption': 'GetBucketEncryption',
  'PUT bucket?encryption': 'PutBucketEncryption',
  'DELETE bucket?encryption': 'DeleteBucketEncryption',
  'GET bucket?location': 'GetBucketLocation',
  'GET bucket?policy': 'GetBucketPolicy',
  'PUT bucket?policy': 'PutBucketPolicy',
  'DELETE bucket': 'DeleteBucket',
  'DELETE bucket?policy': 'DeleteBucketPolicy',
  'GET bucket?versioning': 'GetBucketVersioning',
  'PUT bucket?versioning': 'PutBucketVersioning',
  'GET bucket?versions': 'ListObjectVersions',
  'GET bucket?list-type=2': 'ListObjectsV2',
  'GET bucket': 'ListObjects',
  'POST bucket?delete': 'DeleteObjects',
  'GET bucket?tagging': 'GetBucketTagging',
  'PUT bucket?tagging': 'PutBucketTagging',
  'DELETE bucket?tagging': 'DeleteBucketTagging',
  'GET bucket?publicAccessBlock': 'GetPublicAccessBlock',
  'PUT bucket?publicAccessBlock': 'PutPublicAccessBlock',
  'DELETE bucket?publicAccessBlock': 'DeletePublicAccessBlock',
  'PUT object': 'PutObject',
  'GET object': 'GetObject',
  'HEAD object': 'HeadObject',
  'DELETE object': 'DeleteObject',
  'GET object?tagging': 'GetObjectTagging',
  'PUT object?tagging': 'PutObjectTagging',
  'DELETE object?tagging': 'DeleteObjectTagging',
  'POST object?uploads': 'CreateMultipartUpload',
  'PUT object?partNumber': 'UploadPart',
  'POST object?uploadId': 'CompleteMultipartUpload',
  'DELETE object?uploadId': 'AbortMultipartUpload',
}

/** Query parameters that name no operation, though some of them may be empty. */
const parameters = new Set([
  'bucket-region', 'continuation-token', 'delimiter', 'encoding-type', 'fetch-owner', 'key-marker', 'list-type', 'marker', 'max-buckets',
  'max-keys', 'prefix', 'start-after', 'version-id-marker', 'versionid', 'x-id',
]) // biome-ignore format: a list

/** The operation that a request asks for, undefined if it is none of those served. */
export function operationOf(method: string, address: S3Address, query: URLSearchParams): string | undefined {
  const route = routeOf(method, address, query)
  return Object.hasOwn(table, route) ? table[route] : undefined
}

/** What a request asks for, in the words of the table: `PUT object?tagging`. */
export function routeOf(method: string, address: S3Address, query: URLSearchParams): string {
  const level = address.bucket === undefined ? 'service' : address.key === undefined ? 'bucket' : 'object'
  const named = subresources.find((name) => query.has(name)) ?? newSubresource(query)
  const suffix = named !== undefined ? `?${named}` : query.get('list-type') === '2' ? '?list-type=2' : ''
  return `${method} ${level}${suffix}`
}

// A name without a value is an operation that is newer than the list, and must not be taken for the plain one. S3 passes over other unknown
// parameters: https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html, custom access log information (checked 2026-11)
function newSubresource(query: URLSearchParams): string | undefined {
  for (const [name, value] of query) {
    const known = parameters.has(name.toLowerCase()) || /^(?:x-|response-)/i.test(name)
    if (value === '' && !known) return name.slice(0, 64)
  }
  return undefined
}

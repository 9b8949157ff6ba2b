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
  'DELETE bucket?policy': 'DeleteBucketPolicy',
  'GET bucket?versioning': 'GetBucketVersioning',
  'PUT bucket?versioning': 'PutBucketVersioning',
  'GET bucket?list-type=2': 'ListObjectsV2',
  'PUT object': 'PutObject',
  'GET object': 'GetObject',
  'HEAD object': 'HeadObject',
  'DELETE object': 'DeleteObject',
}

/** The operation that a request asks for, undefined if it is none of those served. */
export function operationOf(method: string, address: S3Address, query: URLSearchParams): string | undefined {
  const level = address.bucket === undefined ? 'service' : address.key === undefined ? 'bucket' : 'object'
  const named = subresources.find((name) => query.has(name))
  const suffix = named !== undefined ? `?${named}` : query.get('list-type') === '2' ? '?list-type=2' : ''
  const route = `${method} ${level}${suffix}`
  return Object.hasOwn(table, route) ? table[route] : undefined
}

/** What an S3 request is about, from its host and path. */
export interface S3Address {
  readonly bucket: string | undefined
  readonly key: string | undefined
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html (checked 2026-11): BUCKET.s3.REGION.amazonaws.com,
// with `-fips` and `.dualstack`, and the older form without a region.
const amazonHost = /^(?:(.+)\.)?s3(?:-fips)?(?:\.dualstack)?(?:[.-][a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/

/** Bucket and key, from the virtual-host form (`BUCKET.s3…`, `BUCKET.localhost`) or the path form. Undefined if the key is no UTF-8. */
export function readAddress(host: string, pathname: string): S3Address | undefined {
  const hostname = host.replace(/:\d+$/, '').toLowerCase()
  const fromHost = amazonHost.exec(hostname)?.[1] ?? /^(.+)\.localhost$/.exec(hostname)?.[1]
  const path = decode(pathname.slice(1))
  if (path === undefined) return undefined
  if (fromHost !== undefined && fromHost !== 's3') return { bucket: fromHost, key: path || undefined }
  const slash = path.indexOf('/')
  if (slash < 0) return { bucket: path || undefined, key: undefined }
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) || undefined }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

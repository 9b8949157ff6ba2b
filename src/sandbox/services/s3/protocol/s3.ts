import type { Incoming } from '../../../incoming.ts'
import { type Exchange, type Protocol, xmlDocument } from '../../../protocols/index.ts'
import { own } from '../../../records.ts'
import { type JsonObject, ServiceError } from '../../../service.ts'
import { readS3Answer } from '../answer.ts'
import { findBucket } from '../store.ts'
import { readAddress, type S3Address } from './address.ts'
import { documentOf } from './documents.ts'
import { operationOf, routeOf } from './routes.ts'

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** S3's REST protocol: the operation is in method, address and query; what it answers is in headers, XML or the object itself. */
export const s3Protocol: Protocol = {
  name: 's3',

  // What no other service claims is a bucket's or an object's address.
  claims: () => true,

  peek(incoming) {
    const address = addressOf(incoming)
    return address && operationOf(incoming.method, address, incoming.url.searchParams)
  },

  decode(incoming) {
    const address = addressOf(incoming)
    if (!address) throw new ServiceError('InvalidURI', "Couldn't parse the specified URI.")
    const operation = operationOf(incoming.method, address, incoming.url.searchParams)
    // With this header a PUT of an object is a copy; of a part it is UploadPartCopy, which is not served.
    const isCopy = incoming.headers.has('x-amz-copy-source')
    if (!operation || (isCopy && operation !== 'PutObject'))
      throw notImplemented(routeOf(incoming.method, address, incoming.url.searchParams))
    checkHeaders(incoming.headers)
    return { operation: isCopy ? 's3:CopyObject' : `s3:${operation}`, input: inputOf(operation, incoming, address) }
  },

  encode(output, exchange) {
    const answer = readS3Answer(output)
    const headers = { ...commonHeaders(exchange), ...answer.headers }
    // A Request body of `HEAD` is not sent, but its length is.
    if (exchange.incoming.method === 'HEAD' || answer.body === undefined) {
      return { status: answer.status, headers, body: null }
    }
    if ('base64' in answer.body) {
      return { status: answer.status, headers, body: Buffer.from(answer.body.base64, 'base64') }
    }
    const document = xmlDocument(answer.body.root, namespace, answer.body.content, 'flat')
    return { status: answer.status, headers: { 'content-type': 'application/xml', ...headers }, body: document }
  },

  encodeError(given, exchange) {
    const error = anonymousToMissingBucket(given, exchange)
    const headers = commonHeaders(exchange)
    if (exchange.incoming.method === 'HEAD' || error.status === 304) {
      return { status: error.status, headers, body: null }
    }
    const content = {
      Code: error.code,
      ...(error.wireMessage !== undefined && { Message: error.wireMessage }),
      ...error.members,
      RequestId: exchange.requestId,
      HostId: hostId(exchange.requestId),
    }
    return {
      status: error.status,
      headers: { 'content-type': 'application/xml', ...headers },
      body: xmlDocument('Error', undefined, content, 'flat'),
    }
  },

  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (checked 2026-11)
  authentication: {
    missing: { code: 'AccessDenied', status: 403, message: 'Access Denied' },
    incomplete: {
      code: 'AuthorizationHeaderMalformed',
      status: 400,
      message: 'The authorization header is malformed.',
    },
    'unknown key': {
      code: 'InvalidAccessKeyId',
      status: 403,
      message: 'The AWS Access Key Id you provided does not exist in our records.',
    },
    'bad token': {
      code: 'InvalidToken',
      status: 400,
      message: 'The provided token is malformed or otherwise invalid.',
    },
    'expired token': { code: 'ExpiredToken', status: 400, message: 'The provided token has expired.' },
    'bad signature': {
      code: 'SignatureDoesNotMatch',
      status: 403,
      message:
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    },
    'bad scope': {
      code: 'AuthorizationHeaderMalformed',
      status: 400,
      message: 'The authorization header is malformed.',
    },
    skewed: {
      code: 'RequestTimeTooSkewed',
      status: 403,
      message: 'The difference between the request time and the current time is too large.',
    },
    'presigned expired': { code: 'AccessDenied', status: 403, message: 'Request has expired' },
    'bad payload hash': {
      code: 'XAmzContentSHA256Mismatch',
      status: 400,
      message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
    },
    'unsigned headers': {
      code: 'AccessDenied',
      status: 403,
      message: 'There were headers present in the request which were not signed',
    },
  },

  // observed: test/vectors/iam/denials.json (S3 puts the resource in quotes)
  denied: { code: 'AccessDenied', status: 403, quotesResource: true },

  unknownOperation: (_, operation) => notImplemented(operation),
}

/** Headers that ask for what the sandbox does not do: keys of the caller's own, locks, second factors, parts. */
const refusedHeaders =
  /^x-amz-(?:server-side-encryption-customer-.*|copy-source-server-side-encryption-customer-.*|copy-source-if-.*|object-lock-.*|bucket-object-lock-enabled|bypass-governance-retention|mfa|write-offset-bytes|if-match-.*)$/

/** Throws where a header asks for what is not done. reported by users: the text */
function checkHeaders(headers: Incoming['headers']): void {
  for (const name of headers.keys()) {
    if (!refusedHeaders.test(name)) continue
    throw new ServiceError('NotImplemented', 'A header you provided implies functionality that is not implemented', {
      status: 501,
      members: { Header: name },
    })
  }
}

/** Bucket and key that a request names. */
function addressOf(incoming: Incoming): S3Address | undefined {
  return readAddress(incoming.headers.get('host') ?? incoming.url.host, incoming.url.pathname)
}

function notImplemented(operation: string): ServiceError {
  return new ServiceError('NotImplemented', `The sandbox does not serve s3:${operation}.`, { status: 501 })
}

/** Someone who signs nothing is told whether a bucket exists and where: clients look up its region in this way. */
function anonymousToMissingBucket(error: ServiceError, exchange: Exchange): ServiceError {
  const isAnonymous = error.code === 'AccessDenied' && error.wireMessage === s3Protocol.authentication.missing.message
  const bucket = addressOf(exchange.incoming)?.bucket
  if (!isAnonymous || bucket === undefined || findBucket(exchange.state, bucket)) return error
  return new ServiceError('NoSuchBucket', 'The specified bucket does not exist', {
    status: 404,
    members: { BucketName: bucket },
  })
}

function commonHeaders(exchange: Exchange): Record<string, string> {
  const name = addressOf(exchange.incoming)?.bucket
  const bucket = name === undefined ? undefined : findBucket(exchange.state, name)
  const isHeadBucket = exchange.incoming.method === 'HEAD'
  return {
    server: 'AmazonS3',
    'x-amz-request-id': exchange.requestId.replaceAll('-', '').slice(0, 16).toUpperCase(),
    'x-amz-id-2': hostId(exchange.requestId),
    ...(bucket && isHeadBucket && { 'x-amz-bucket-region': bucket.region }),
  }
}

function hostId(requestId: string): string {
  return Buffer.from(requestId).toString('base64')
}

// Header or query parameter to member, as the API reference names them.
const members: Readonly<Record<string, string>> = {
  range: 'Range',
  'if-match': 'IfMatch',
  'if-none-match': 'IfNoneMatch',
  'if-modified-since': 'IfModifiedSince',
  'if-unmodified-since': 'IfUnmodifiedSince',
  'content-type': 'ContentType',
  'content-md5': 'ContentMD5',
  'content-encoding': 'ContentEncoding',
  'cache-control': 'CacheControl',
  'content-disposition': 'ContentDisposition',
  'content-language': 'ContentLanguage',
  'x-amz-checksum-mode': 'ChecksumMode',
  'x-amz-server-side-encryption': 'ServerSideEncryption',
  'x-amz-server-side-encryption-aws-kms-key-id': 'SSEKMSKeyId',
  'x-amz-server-side-encryption-bucket-key-enabled': 'BucketKeyEnabled',
  'x-amz-expected-bucket-owner': 'ExpectedBucketOwner',
  'x-amz-copy-source': 'CopySource',
  'x-amz-metadata-directive': 'MetadataDirective',
  'x-amz-tagging': 'Tagging',
  'x-amz-tagging-directive': 'TaggingDirective',
  versionid: 'VersionId',
  'list-type': 'ListType',
  prefix: 'Prefix',
  delimiter: 'Delimiter',
  'max-keys': 'MaxKeys',
  'max-buckets': 'MaxBuckets',
  'continuation-token': 'ContinuationToken',
  'start-after': 'StartAfter',
  marker: 'Marker',
  partnumber: 'PartNumber',
  uploadid: 'UploadId',
  'key-marker': 'KeyMarker',
  'version-id-marker': 'VersionIdMarker',
  'encoding-type': 'EncodingType',
}

function inputOf(operation: string, incoming: Incoming, address: S3Address): JsonObject {
  const input: JsonObject = {}
  if (address.bucket !== undefined) input['Bucket'] = address.bucket
  if (address.key !== undefined) input['Key'] = address.key
  for (const [name, value] of incoming.url.searchParams) {
    const member = own(members, name.toLowerCase())
    if (member !== undefined) input[member] = value
  }
  const metadata: Record<string, string> = {}
  const checksums: Record<string, string> = {}
  for (const [name, value] of incoming.headers) {
    const member = own(members, name)
    if (member === 'ExpectedBucketOwner' && input[member] !== undefined) throw ownerGivenTwice()
    if (member !== undefined) input[member] = value
    if (name.startsWith('x-amz-meta-')) metadata[name.slice('x-amz-meta-'.length)] = value
    if (/^x-amz-checksum-(?:crc32c?|crc64nvme|sha1|sha256)$/.test(name)) {
      checksums[name.slice('x-amz-checksum-'.length)] = value
    }
  }
  if (Object.keys(metadata).length > 0) input['Metadata'] = metadata
  if (Object.keys(checksums).length > 0) input['Checksums'] = checksums
  if (operation === 'PutObject' || operation === 'UploadPart') {
    return { ...input, Body: incoming.body.toString('base64') }
  }
  if (operation === 'PutBucketPolicy') return { ...input, Policy: incoming.body.toString('utf8') }
  return { ...input, ...documentOf(incoming.body) }
}

// observed: test/vectors/iam/denials.json
function ownerGivenTwice(): ServiceError {
  return new ServiceError(
    'InvalidBucketOwnerAWSAccountID',
    'Expected bucket owner must be provided as either a header or parameter, not both',
  )
}

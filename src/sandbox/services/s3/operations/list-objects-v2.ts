import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf } from '../checks.ts'
import { encodingOf, keysPage, listChecks, maximumKeys } from '../listing.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html (checked 2026-11) */
export const listObjectsV2: Operation = {
  name: 's3:ListObjectsV2',
  access: 'read',
  withoutEffect: ['FetchOwner', 'RequestPayer', 'OptionalObjectAttributes'],

  checks: (input, context) => listChecks('s3:ListBucket', input, context),

  handle(input, context) {
    const { name, bucket } = bucketOf(input, context)
    const prefix = String(input['Prefix'] ?? '')
    const delimiter = String(input['Delimiter'] ?? '')
    const limit = maximumKeys(input['MaxKeys'])
    const encode = encodingOf(input)
    const wanted = { prefix, delimiter, limit, after: startAfter(input) }
    const { contents, prefixes, last, truncated } = keysPage(bucket, wanted, encode)
    const token = input['ContinuationToken']
    return s3Answer({
      status: 200,
      headers: {},
      body: {
        root: 'ListBucketResult',
        content: {
          Name: name,
          Prefix: encode(prefix),
          ...(delimiter !== '' && { Delimiter: encode(delimiter) }),
          MaxKeys: limit,
          ...(input['EncodingType'] !== undefined && { EncodingType: 'url' }),
          KeyCount: contents.length + prefixes.length,
          IsTruncated: truncated,
          ...(token !== undefined && { ContinuationToken: token }),
          ...(truncated && { NextContinuationToken: Buffer.from(last).toString('base64url') }),
          Contents: contents,
          CommonPrefixes: prefixes.map((entry) => ({ Prefix: encode(entry) })),
        },
      },
    })
  },
}

function startAfter(input: JsonObject): string | undefined {
  const token = input['ContinuationToken']
  if (typeof token !== 'string') return typeof input['StartAfter'] === 'string' ? input['StartAfter'] : undefined
  if (token === '') {
    throw new ServiceError('InvalidArgument', 'The continuation token provided is incorrect', {
      members: { ArgumentName: 'continuation-token' },
    })
  }
  return Buffer.from(token, 'base64url').toString('utf8')
}

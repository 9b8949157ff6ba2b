import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { bucketOf } from '../checks.ts'
import { encodingOf, keysPage, listChecks, maximumKeys } from '../listing.ts'

/** The older way to list, by markers. https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html (checked 2026-11) */
export const listObjects: Operation = {
  name: 's3:ListObjects',
  access: 'read',
  withoutEffect: ['RequestPayer', 'OptionalObjectAttributes'],
  checks: (input, context) => listChecks('s3:ListBucket', input, context),
  handle(input, context) {
    const { name, bucket } = bucketOf(input, context)
    const [prefix, delimiter] = [String(input['Prefix'] ?? ''), String(input['Delimiter'] ?? '')]
    const limit = maximumKeys(input['MaxKeys'])
    const encode = encodingOf(input)
    const marker = String(input['Marker'] ?? '')
    const wanted = { prefix, delimiter, limit, after: marker === '' ? undefined : marker }
    const { contents, prefixes, last, truncated } = keysPage(bucket, wanted, encode)
    return s3Answer({
      status: 200,
      headers: {},
      body: {
        root: 'ListBucketResult',
        content: {
          Name: name,
          Prefix: encode(prefix),
          Marker: encode(marker),
          ...(delimiter !== '' && { Delimiter: encode(delimiter) }),
          MaxKeys: limit,
          ...(input['EncodingType'] !== undefined && { EncodingType: 'url' }),
          IsTruncated: truncated,
          // Only with a delimiter; else the last key is the next marker.
          ...(truncated && delimiter !== '' && { NextMarker: encode(last) }),
          Contents: contents,
          CommonPrefixes: prefixes.map((entry) => ({ Prefix: encode(entry) })),
        },
      },
    })
  },
}

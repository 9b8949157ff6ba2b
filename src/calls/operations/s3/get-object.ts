import { readCall } from '../operation.ts'

/** ARNs of S3 have neither region nor account. */
export function getObject(input: { readonly Bucket: string; readonly Key: string }) {
  return readCall(
    's3:GetObject',
    input,
    ({ partition }) => [{ action: 's3:GetObject', resource: `arn:${partition}:s3:::${input.Bucket}/${input.Key}` }],
    { yields: 'body', rate: null, statement: 'Tfstate', absent: ['NoSuchKey', 'NotFound'] },
  )
}

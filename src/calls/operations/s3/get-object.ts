import { read } from '../../call.ts'

/** ARNs of S3 have neither region nor account. */
export function getObject(input: { readonly Bucket: string; readonly Key: string }) {
  return read<{ body: Uint8Array }>(
    's3:GetObject',
    input,
    ({ partition }) => [{ action: 's3:GetObject', resource: `arn:${partition}:s3:::${input.Bucket}/${input.Key}` }],
    { absent: ['NoSuchKey', 'NotFound'] },
  )
}

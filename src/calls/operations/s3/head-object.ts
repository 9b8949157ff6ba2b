import { readCall } from '../operation.ts'

/** Whether an object is there, without its content. Where the bucket may not be listed, S3 says of a missing one that it is forbidden. */
export function headObject(input: { readonly Bucket: string; readonly Key: string }) {
  return readCall(
    's3:HeadObject',
    input,
    ({ partition }) => [{ action: 's3:GetObject', resource: `arn:${partition}:s3:::${input.Bucket}/${input.Key}` }],
    {
      yields: 'ETag',
      rate: null,
      statement: 'FindFiles',
      absent: ['NoSuchKey', 'NotFound', 'Http404', 'NoSuchBucket'],
    },
  )
}

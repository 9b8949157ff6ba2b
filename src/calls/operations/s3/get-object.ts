import { readCall } from '../operation.ts'

/** A version of an object has an action of its own. ARNs of S3 have neither region nor account. `region` spares a redirect. */
export function getObject(
  input: { readonly Bucket: string; readonly Key: string; readonly VersionId?: string },
  region?: string,
) {
  return readCall(
    's3:GetObject',
    input,
    ({ partition }) => [
      {
        action: input.VersionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion',
        resource: `arn:${partition}:s3:::${input.Bucket}/${input.Key}`,
      },
    ],
    { yields: 'body', rate: null, statement: 'Tfstate', absent: ['NoSuchKey', 'NotFound', 'NoSuchVersion'], region },
  )
}

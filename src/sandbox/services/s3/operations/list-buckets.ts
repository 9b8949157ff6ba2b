import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { s3State } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html: the action has another name. */
export const listBuckets: Operation = {
  name: 's3:ListBuckets',
  access: 'read',
  // A denial names no resource; policies are written for `*` or, as in AWS's own guide, for all buckets.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html (checked 2026-11)
  checks: (_input, context) => [
    { action: 's3:ListAllMyBuckets', resource: `arn:${context.partition}:s3:::*`, shownResource: '' },
  ],
  handle(_input, context) {
    const buckets = Object.entries(s3State(context.state).buckets).sort(([a], [b]) => (a < b ? -1 : 1))
    return s3Answer({
      status: 200,
      headers: {},
      body: {
        root: 'ListAllMyBucketsResult',
        content: {
          Owner: { ID: context.account },
          Buckets: {
            Bucket: buckets.map(([name, bucket]) => ({
              Name: name,
              CreationDate: new Date(bucket.creationDate).toISOString(),
              BucketRegion: bucket.region,
            })),
          },
        },
      },
    })
  },
}

import { inputReader } from '../../../input.ts'
import { pageOf } from '../../../paging.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { s3State } from '../store.ts'

const read = inputReader('InvalidArgument')

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html: the action has another name. */
export const listBuckets: Operation = {
  name: 's3:ListBuckets',
  access: 'read',
  // A denial names no resource; policies are written for `*` or, as in AWS's own guide, for all buckets.
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/walkthrough1.html (checked 2026-11)
  checks: (_input, context) => [
    { action: 's3:ListAllMyBuckets', resource: `arn:${context.partition}:s3:::*`, shownResource: '' },
  ],
  handle(input, context) {
    const prefix = read.text(input, 'Prefix') ?? ''
    const all = Object.entries(s3State(context.state).buckets).filter(([name]) => name.startsWith(prefix))
    // Without a size all come on one page, as for clients from before there were pages.
    const { items: buckets, nextToken } = pageOf(all, {
      limit: read.number(input, 'MaxBuckets', { min: 1, max: 10_000 }) ?? 10_000,
      token: read.text(input, 'ContinuationToken'),
      keyOf: ([name]) => name,
      invalidToken: () => new ServiceError('InvalidArgument', 'The continuation token provided is incorrect'),
    })
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
          ...(nextToken !== undefined && { ContinuationToken: nextToken }),
          ...(prefix !== '' && { Prefix: prefix }),
        },
      },
    })
  },
}

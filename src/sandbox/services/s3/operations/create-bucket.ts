import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { onBucket } from '../checks.ts'
import { findBucket, s3State } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html (checked 2026-11) */
export const createBucket: Operation = {
  name: 's3:CreateBucket',
  access: 'write',
  refused: ['ObjectLockEnabledForBucket'],
  withoutEffect: [
    'ACL',
    'GrantFullControl',
    'GrantRead',
    'GrantReadACP',
    'GrantWrite',
    'GrantWriteACP',
    'ObjectOwnership',
    'BucketNamespace',
  ],
  checks: (input, context) => [onBucket('s3:CreateBucket', String(input['Bucket']), context)],

  handle(input, context) {
    const name = String(input['Bucket'])
    checkBucketName(name)
    const region = String(input['LocationConstraint'] ?? 'us-east-1')
    if (region !== context.region && context.region !== 'us-east-1') {
      const constraint = input['LocationConstraint'] === undefined ? 'unspecified' : region
      throw new ServiceError(
        'IllegalLocationConstraintException',
        `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
      )
    }
    // In us-east-1 alone, creating one's own bucket again succeeds.
    const existing = findBucket(context.state, name)
    if (existing && existing.region !== 'us-east-1') {
      throw new ServiceError(
        'BucketAlreadyOwnedByYou',
        'Your previous request to create the named bucket succeeded and you already own it.',
        { status: 409, members: { BucketName: name } },
      )
    }
    if (!existing) {
      put(s3State(context.state).buckets, name, {
        ...{ region, creationDate: context.now, objects: {} },
        owner: context.account,
      })
    }
    return s3Answer({ status: 200, headers: { location: `/${name}` } })
  },
}

/**
 * Throws `InvalidBucketName` on what is no name of a bucket.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (checked 2026-11)
 */
export function checkBucketName(name: string): void {
  const isName = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^[\d.]+$/.test(name)
  if (isName) return
  throw new ServiceError('InvalidBucketName', 'The specified bucket is not valid.', { members: { BucketName: name } })
}

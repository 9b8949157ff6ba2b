import type { Service } from '../../service.ts'
import { createBucket } from './operations/create-bucket.ts'
import { deleteObject } from './operations/delete-object.ts'
import { getBucketLocation } from './operations/get-bucket-location.ts'
import { getObject } from './operations/get-object.ts'
import { headBucket } from './operations/head-bucket.ts'
import { headObject } from './operations/head-object.ts'
import { listBuckets } from './operations/list-buckets.ts'
import { listObjectsV2 } from './operations/list-objects-v2.ts'
import { putObject } from './operations/put-object.ts'
import type { S3State } from './store.ts'

export { readS3Answer, type S3Answer } from './answer.ts'
export { checkBucketName } from './operations/create-bucket.ts'
export { putObjectContent } from './put.ts'
export { type Bucket, findBucket, s3State } from './store.ts'

/** Amazon S3: buckets and whole objects, as much as a deploy tool and those who set up its story need. */
export const s3: Service = {
  name: 's3',
  initial: (): S3State => ({ buckets: {} }),
  operations: [
    createBucket,
    headBucket,
    getBucketLocation,
    listBuckets,
    listObjectsV2,
    putObject,
    getObject,
    headObject,
    deleteObject,
  ],
}

import { AuthenticationFailure } from '../../authenticate/failure.ts'
import type { Service } from '../../aws-service.ts'
import { abortMultipartUpload } from './operations/abort-multipart-upload.ts'
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts'
import { copyObject } from './operations/copy-object.ts'
import { createBucket } from './operations/create-bucket.ts'
import { createMultipartUpload } from './operations/create-multipart-upload.ts'
import { deleteBucket } from './operations/delete-bucket.ts'
import { deleteBucketEncryption } from './operations/delete-bucket-encryption.ts'
import { deleteBucketPolicy } from './operations/delete-bucket-policy.ts'
import { deleteBucketTagging } from './operations/delete-bucket-tagging.ts'
import { deleteObject } from './operations/delete-object.ts'
import { deleteObjectTagging } from './operations/delete-object-tagging.ts'
import { deleteObjects } from './operations/delete-objects.ts'
import { deletePublicAccessBlock } from './operations/delete-public-access-block.ts'
import { getBucketEncryption } from './operations/get-bucket-encryption.ts'
import { getBucketLocation } from './operations/get-bucket-location.ts'
import { getBucketPolicy } from './operations/get-bucket-policy.ts'
import { getBucketTagging } from './operations/get-bucket-tagging.ts'
import { getBucketVersioning } from './operations/get-bucket-versioning.ts'
import { getObject } from './operations/get-object.ts'
import { getObjectTagging } from './operations/get-object-tagging.ts'
import { getPublicAccessBlock } from './operations/get-public-access-block.ts'
import { headBucket } from './operations/head-bucket.ts'
import { headObject } from './operations/head-object.ts'
import { listBuckets } from './operations/list-buckets.ts'
import { listObjectVersions } from './operations/list-object-versions.ts'
import { listObjects } from './operations/list-objects.ts'
import { listObjectsV2 } from './operations/list-objects-v2.ts'
import { putBucketEncryption } from './operations/put-bucket-encryption.ts'
import { putBucketPolicy } from './operations/put-bucket-policy.ts'
import { putBucketTagging } from './operations/put-bucket-tagging.ts'
import { putBucketVersioning } from './operations/put-bucket-versioning.ts'
import { putObject } from './operations/put-object.ts'
import { putObjectTagging } from './operations/put-object-tagging.ts'
import { putPublicAccessBlock } from './operations/put-public-access-block.ts'
import { uploadPart } from './operations/upload-part.ts'
import { s3Protocol } from './protocol/index.ts'
import { seed } from './seed.ts'
import { s3Shape } from './state-shape.ts'
import { findBucket, type S3State } from './store.ts'

export type { S3Resources, SeedBucket, SeedObject } from './seed.ts'
export { findBucket, readObject } from './store.ts'

/** Amazon S3: buckets and whole objects, as much as a deploy tool and those who set up its story need. */
export const s3: Service = {
  name: 's3',
  protocol: s3Protocol,
  scope: 'partition',
  checkRegion({ operation, input }, { region }, state) {
    const bucket = findBucket(state, String(input['Bucket'] ?? ''))
    if (!bucket || bucket.region === region || operation === 's3:CreateBucket') return
    throw new AuthenticationFailure(
      'bad scope',
      `The authorization header is malformed; the region '${region}' is wrong; expecting '${bucket.region}'`,
      { Region: bucket.region },
    )
  },
  seed,
  initial: (): S3State => ({ buckets: {} }),
  shape: s3Shape,
  operations: [
    createBucket,
    headBucket,
    deleteBucket,
    getBucketLocation,
    listBuckets,
    deleteBucketEncryption,
    getBucketEncryption,
    putBucketEncryption,
    deleteBucketPolicy,
    getBucketPolicy,
    putBucketPolicy,
    getBucketVersioning,
    putBucketVersioning,
    listObjectsV2,
    listObjectVersions,
    putObject,
    getObject,
    headObject,
    deleteObject,
    abortMultipartUpload,
    completeMultipartUpload,
    copyObject,
    createMultipartUpload,
    deleteBucketTagging,
    deleteObjectTagging,
    deleteObjects,
    deletePublicAccessBlock,
    getBucketTagging,
    getObjectTagging,
    getPublicAccessBlock,
    listObjects,
    putBucketTagging,
    putObjectTagging,
    putPublicAccessBlock,
    uploadPart,
  ],
}

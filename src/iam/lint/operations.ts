/**
 * Operations whose name is not the action that is checked. In lower case, without those that are authorised by an action of their own name.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html (checked 2026-11)
 */
const operations: Readonly<Record<string, readonly string[]>> = {
  's3:headobject': ['s3:GetObject'],
  's3:headbucket': ['s3:ListBucket'],
  's3:listobjects': ['s3:ListBucket'],
  's3:listobjectsv2': ['s3:ListBucket'],
  's3:listobjectversions': ['s3:ListBucketVersions'],
  's3:listbuckets': ['s3:ListAllMyBuckets'],
  's3:listmultipartuploads': ['s3:ListBucketMultipartUploads'],
  's3:listparts': ['s3:ListMultipartUploadParts'],
  's3:copyobject': ['s3:GetObject', 's3:PutObject'],
  's3:deleteobjects': ['s3:DeleteObject'],
  's3:createmultipartupload': ['s3:PutObject'],
  's3:uploadpart': ['s3:PutObject'],
  's3:uploadpartcopy': ['s3:GetObject', 's3:PutObject'],
  's3:completemultipartupload': ['s3:PutObject'],
  's3:selectobjectcontent': ['s3:GetObject'],
  's3:getbucketencryption': ['s3:GetEncryptionConfiguration'],
  's3:putbucketencryption': ['s3:PutEncryptionConfiguration'],
  's3:getbucketlifecycleconfiguration': ['s3:GetLifecycleConfiguration'],
  's3:putbucketlifecycleconfiguration': ['s3:PutLifecycleConfiguration'],
  's3:getpublicaccessblock': ['s3:GetBucketPublicAccessBlock'],
  's3:putpublicaccessblock': ['s3:PutBucketPublicAccessBlock'],
  'lambda:invoke': ['lambda:InvokeFunction'],
  'kms:reencrypt': ['kms:ReEncryptFrom', 'kms:ReEncryptTo'],
}

/** The actions that an operation is authorised by, when they have other names; `undefined` otherwise. */
export function actionOfOperation(name: string): readonly string[] | undefined {
  return operations[name.toLowerCase()]
}

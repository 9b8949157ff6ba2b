import type { Operation } from '../../../service.ts'
import { s3Answer } from '../answer.ts'
import { onObject, targetOf } from '../checks.ts'
import { requireUpload } from '../uploads.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html (checked 2026-11) */
export const abortMultipartUpload: Operation = {
  name: 's3:AbortMultipartUpload',
  access: 'write',
  refused: ['IfMatchInitiatedTime'],
  withoutEffect: ['RequestPayer'],
  checks: (input, context) => [onObject('s3:AbortMultipartUpload', targetOf(input, context), context)],
  handle(input, context) {
    const { target, id } = requireUpload(input, context)
    delete target.bucket.uploads?.[id]
    return s3Answer({ status: 204, headers: {} })
  },
}

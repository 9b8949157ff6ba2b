import { own } from '../../../../records.ts'
import { type Operation, ServiceError } from '../../../../service.ts'
import { read, repositoryCheck } from '../../input.ts'
import { requireRegistryRepository } from '../resolve.ts'

/** The configuration of an image; layers are not kept. */
export const getBlob: Operation = {
  name: 'ecr-registry:GetBlob',
  access: 'read',
  checks: (input, context) => [repositoryCheck('GetDownloadUrlForLayer', read.requiredText(input, 'name'), context)],
  handle(input, context) {
    const { blobs } = requireRegistryRepository(input, context)
    const digest = read.requiredText(input, 'reference')
    const body = own(blobs, digest)
    if (body === undefined) throw new ServiceError('BLOB_UNKNOWN', 'blob unknown to registry', { status: 404 })
    return { body, mediaType: 'application/octet-stream', digest }
  },
}

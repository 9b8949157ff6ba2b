import { type Operation, ServiceError } from '../../../../service.ts'
import { read, repositoryCheck } from '../../input.ts'
import { findImage } from '../../store.ts'
import { requireRegistryRepository } from '../resolve.ts'

/** The manifest or index that a tag or a digest names. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html (checked 2026-11) has the action. */
export const getManifest: Operation = {
  name: 'ecr-registry:GetManifest',
  access: 'read',
  checks: (input, context) => [repositoryCheck('BatchGetImage', read.requiredText(input, 'name'), context)],
  handle(input, context) {
    const repository = requireRegistryRepository(input, context)
    const reference = read.requiredText(input, 'reference')
    const image = findImage(repository, reference.includes(':') ? { digest: reference } : { tag: reference })
    if (!image) throw unknown('Requested image not found')
    if (!accepts(read.text(input, 'accept'), image.mediaType)) {
      throw unknown(`Accept header does not support ${image.mediaType}`) // assumed: the text
    }
    return { body: image.manifest, mediaType: image.mediaType, digest: image.digest }
  },
}

function unknown(message: string): ServiceError {
  return new ServiceError('MANIFEST_UNKNOWN', message, { status: 404 })
}

// A client that asks for images alone is not given an index: it could not read it.
function accepts(accept: string | undefined, mediaType: string): boolean {
  if (accept === undefined) return true
  const accepted = accept.split(',').map((part) => part.split(';')[0]?.trim())
  return accepted.some((type) => type === mediaType || type === '*/*' || type === 'application/*')
}

import type { Operation } from '../../../service.ts'
import { imageFailure, imageIds, read, repositoryCheck, requireRepository } from '../input.ts'
import { findImage } from '../store.ts'
import { imageOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html */
export const batchGetImage: Operation = {
  name: 'ecr:BatchGetImage',
  access: 'read',
  withoutEffect: ['acceptedMediaTypes'],
  checks: (input, context) => [repositoryCheck('BatchGetImage', read.requiredText(input, 'repositoryName'), context)],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const found = imageIds(input).map((id) => ({ id, image: findImage(repository, id) }))
    return {
      images: found.flatMap(({ id, image }) => (image ? [imageOnWire(image, repository, id.tag, context)] : [])),
      failures: found.flatMap(({ id, image }) => (image ? [] : [imageFailure(id)])),
    }
  },
}

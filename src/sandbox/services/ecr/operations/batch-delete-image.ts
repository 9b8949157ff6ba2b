import type { Operation } from '../../../service.ts'
import { imageFailure, imageIds, read, repositoryCheck, requireRepository } from '../input.ts'
import { findImage } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchDeleteImage.html */
export const batchDeleteImage: Operation = {
  name: 'ecr:BatchDeleteImage',
  access: 'write',
  checks: (input, context) => [
    repositoryCheck('BatchDeleteImage', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const found = imageIds(input).map((id) => ({ id, image: findImage(repository, id) }))
    for (const { id, image } of found) {
      if (!image) continue
      // A tag alone is taken off; with its last tag, or by its digest, the image goes.
      image.tags = id.digest === undefined ? image.tags.filter((tag) => tag !== id.tag) : []
      if (image.tags.length === 0) repository.images = repository.images.filter((one) => one !== image)
    }
    return {
      imageIds: found.flatMap(({ id, image }) =>
        image ? [{ imageDigest: image.digest, ...(id.tag !== undefined && { imageTag: id.tag }) }] : [],
      ),
      failures: found.flatMap(({ id, image }) => (image ? [] : [imageFailure(id)])),
    }
  },
}

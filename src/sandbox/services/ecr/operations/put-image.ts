import { type Operation, ServiceError } from '../../../service.ts'
import { read, repositoryCheck, requireRepository } from '../input.ts'
import { findImage, keepImage } from '../store.ts'
import { imageOnWire, mediaTypeOf } from '../wire.ts'

/** Layers are not looked for. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html */
export const putImage: Operation = {
  name: 'ecr:PutImage',
  access: 'write',
  checks: (input, context) => [repositoryCheck('PutImage', read.requiredText(input, 'repositoryName'), context)],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const manifest = read.requiredText(input, 'imageManifest')
    const tag = read.text(input, 'imageTag')
    const mediaType = read.text(input, 'imageManifestMediaType') ?? mediaTypeOf(manifest)
    const existing = tag === undefined ? undefined : findImage(repository, { tag })
    if (existing?.manifest === manifest) {
      throw new ServiceError(
        'ImageAlreadyExistsException',
        `Image with digest '${existing.digest}' and tag '${tag}' already exists in the repository with name '${repository.name}' in registry with id '${context.account}'`,
      )
    }
    if (existing && repository.isImmutable) {
      throw new ServiceError(
        'ImageTagAlreadyExistsException',
        `The image tag '${tag}' already exists in the '${repository.name}' repository and cannot be overwritten because the tag is immutable.`,
      )
    }
    const image = keepImage(repository, { manifest, mediaType, pushedAt: context.now }, tag)
    return { image: imageOnWire(image, repository, tag, context) }
  },
}

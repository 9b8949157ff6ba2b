import { type Operation, ServiceError } from '../../../service.ts'
import { read, repositoryCheck, requireRepository } from '../input.ts'
import { blobLink } from '../registry/index.ts'

/** Configurations of seeded images are all that there is. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html */
export const getDownloadUrlForLayer: Operation = {
  name: 'ecr:GetDownloadUrlForLayer',
  access: 'read',
  checks: (input, context) => [
    repositoryCheck('GetDownloadUrlForLayer', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const layerDigest = read.requiredText(input, 'layerDigest')
    if (!Object.hasOwn(repository.blobs, layerDigest))
      // assumed: the text
      throw new ServiceError('LayersNotFoundException', `The layer with digest '${layerDigest}' does not exist`)
    return { downloadUrl: blobLink(repository.name, layerDigest, context), layerDigest }
  },
}

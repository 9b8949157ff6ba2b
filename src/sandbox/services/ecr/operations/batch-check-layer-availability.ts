import type { Operation } from '../../../service.ts'
import { read, repositoryCheck, requireRepository } from '../input.ts'

/** Configurations of seeded images are all that there is. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchCheckLayerAvailability.html */
export const batchCheckLayerAvailability: Operation = {
  name: 'ecr:BatchCheckLayerAvailability',
  access: 'read',
  checks: (input, context) => [
    repositoryCheck('BatchCheckLayerAvailability', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const digests = read.requiredTexts(input, 'layerDigests', 100)
    return {
      layers: digests.map((layerDigest) => ({
        layerDigest,
        layerAvailability: Object.hasOwn(repository.blobs, layerDigest) ? 'AVAILABLE' : 'UNAVAILABLE',
      })),
      failures: [],
    }
  },
}

import { pageOf } from '../../../paging.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { imageIds, read, repositoryCheck, requireRepository, sizeOf, tagFilter } from '../input.ts'
import { findImage } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DescribeImages.html */
export const describeImages: Operation = {
  name: 'ecr:DescribeImages',
  access: 'read',
  refused: ['filter.imageStatus'],
  checks: (input, context) => [repositoryCheck('DescribeImages', read.requiredText(input, 'repositoryName'), context)],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const ids = imageIds(input)
    const named = ids.map((id) => {
      const image = findImage(repository, id)
      if (image) return image
      throw new ServiceError(
        'ImageNotFoundException',
        `The image with imageId {imageDigest:'${id.digest ?? 'null'}', imageTag:'${id.tag ?? 'null'}'} does not exist within the repository with name '${repository.name}' in the registry with id '${context.account}'`,
      )
    })
    const isMeant = tagFilter(input)
    const meant = (ids.length > 0 ? named : repository.images).filter(({ tags }) => isMeant(tags))
    const { items, nextToken } = pageOf(meant, {
      limit: read.number(input, 'maxResults', { min: 1, max: 1000 }) ?? 100,
      token: read.text(input, 'nextToken'),
      keyOf: ({ digest }) => digest,
      invalidToken: () => new ServiceError('InvalidParameterException', 'Invalid parameter: nextToken'),
    })
    return {
      imageDetails: items.map((image) => ({
        registryId: context.account,
        repositoryName: repository.name,
        imageDigest: image.digest,
        ...(image.tags.length > 0 && { imageTags: [...image.tags] }),
        imageSizeInBytes: sizeOf(image),
        imagePushedAt: image.pushedAt / 1000,
        imageManifestMediaType: image.mediaType,
      })),
      ...(nextToken !== undefined && { nextToken }),
    }
  },
}

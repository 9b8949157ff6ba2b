import { pageOf } from '../../../paging.ts'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { read, repositoryCheck, requireRepository, tagFilter } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_ListImages.html */
export const listImages: Operation = {
  name: 'ecr:ListImages',
  access: 'read',
  refused: ['filter.imageStatus'],
  checks: (input, context) => [repositoryCheck('ListImages', read.requiredText(input, 'repositoryName'), context)],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const isMeant = tagFilter(input)
    const images = repository.images.filter(({ tags }) => isMeant(tags))
    const ids = images.flatMap(({ digest, tags }): JsonObject[] =>
      tags.length > 0 ? tags.map((imageTag) => ({ imageDigest: digest, imageTag })) : [{ imageDigest: digest }],
    )
    const { items, nextToken } = pageOf(ids, {
      limit: read.number(input, 'maxResults', { min: 1, max: 1000 }) ?? 100,
      token: read.text(input, 'nextToken'),
      keyOf: ({ imageDigest, imageTag }) => `${imageDigest} ${imageTag ?? ''}`,
      invalidToken: () => new ServiceError('InvalidParameterException', 'Invalid parameter: nextToken'),
    })
    return { imageIds: [...items], ...(nextToken !== undefined && { nextToken }) }
  },
}

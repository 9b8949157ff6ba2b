import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { checkRepositoryName, read, repositoryCheck, scansOnPush } from '../input.ts'
import { newRepository } from '../seed.ts'
import { ecrState, findRepository } from '../store.ts'
import { repositoryOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
export const createRepository: Operation = {
  name: 'ecr:CreateRepository',
  access: 'write',
  refused: ['imageTagMutabilityExclusionFilters'],
  withoutEffect: ['encryptionConfiguration.encryptionType', 'encryptionConfiguration.kmsKey'],
  checks(input, context) {
    const check = repositoryCheck('CreateRepository', read.requiredText(input, 'repositoryName'), context)
    const tags = read.tags(input, 'tags')
    const tag = { ...check, action: 'ecr:TagResource', context: requestTagKeys(tags) }
    return [{ ...check, context: requestTagKeys(tags) }, ...(Object.keys(tags).length > 0 ? [tag] : [])]
  },
  handle(input, context) {
    const name = read.requiredText(input, 'repositoryName')
    checkRepositoryName(name)
    if (findRepository(context.state, name)) {
      throw new ServiceError(
        'RepositoryAlreadyExistsException',
        `The repository with name '${name}' already exists in the registry with id '${context.account}'`,
      )
    }
    const isImmutable = read.choice(input, 'imageTagMutability', ['MUTABLE', 'IMMUTABLE']) === 'IMMUTABLE'
    const encryption = read.object(input, 'encryptionConfiguration')
    const repository = newRepository(name, context, {
      isImmutable,
      scansOnPush: scansOnPush(input),
      tags: read.tags(input, 'tags'),
      ...(encryption && { encryption }),
    })
    put(ecrState(context.state).repositories, name, repository)
    return { repository: repositoryOnWire(repository, context) }
  },
}

import { type Operation, ServiceError } from '../../../service.ts'
import { read, repositoryCheck, requireRepository } from '../input.ts'
import { ecrState } from '../store.ts'
import { repositoryOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepository.html */
export const deleteRepository: Operation = {
  name: 'ecr:DeleteRepository',
  access: 'write',
  checks: (input, context) => [
    repositoryCheck('DeleteRepository', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    if (repository.images.length > 0 && read.flag(input, 'force') !== true) {
      throw new ServiceError(
        'RepositoryNotEmptyException',
        `The repository with name '${repository.name}' in registry with id '${context.account}' cannot be deleted because it still contains images`,
      )
    }
    delete ecrState(context.state).repositories[repository.name]
    return { repository: repositoryOnWire(repository, context) }
  },
}

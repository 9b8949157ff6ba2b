import type { Operation } from '../../../service.ts'
import { read, repositoryCheck, requireRepository } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageTagMutability.html */
export const putImageTagMutability: Operation = {
  name: 'ecr:PutImageTagMutability',
  access: 'write',
  refused: ['imageTagMutabilityExclusionFilters'],
  checks: (input, context) => [
    repositoryCheck('PutImageTagMutability', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    repository.isImmutable = read.choice(input, 'imageTagMutability', ['MUTABLE', 'IMMUTABLE']) === 'IMMUTABLE'
    return {
      registryId: context.account,
      repositoryName: repository.name,
      imageTagMutability: repository.isImmutable ? 'IMMUTABLE' : 'MUTABLE',
    }
  },
}

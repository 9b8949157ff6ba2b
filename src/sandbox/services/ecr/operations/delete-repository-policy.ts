import type { Operation } from '../../../service.ts'
import { policyOnWire, read, repositoryCheck, requireRepository } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteRepositoryPolicy.html */
export const deleteRepositoryPolicy: Operation = {
  name: 'ecr:DeleteRepositoryPolicy',
  access: 'write',
  checks: (input, context) => [
    repositoryCheck('DeleteRepositoryPolicy', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const answer = policyOnWire(repository, context)
    delete repository.policy
    return answer
  },
}

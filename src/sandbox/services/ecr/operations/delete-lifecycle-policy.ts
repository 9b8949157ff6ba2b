import type { Operation } from '../../../service.ts'
import { lifecycleOnWire, read, repositoryCheck, requireRepository } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_DeleteLifecyclePolicy.html */
export const deleteLifecyclePolicy: Operation = {
  name: 'ecr:DeleteLifecyclePolicy',
  access: 'write',
  checks: (input, context) => [
    repositoryCheck('DeleteLifecyclePolicy', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const answer = lifecycleOnWire(repository, context)
    delete repository.lifecyclePolicy
    return answer
  },
}

import type { Operation } from '../../../service.ts'
import { lifecycleOnWire, read, repositoryCheck, requireRepository } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetLifecyclePolicy.html */
export const getLifecyclePolicy: Operation = {
  name: 'ecr:GetLifecyclePolicy',
  access: 'read',
  checks: (input, context) => [
    repositoryCheck('GetLifecyclePolicy', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    return lifecycleOnWire(repository, context)
  },
}

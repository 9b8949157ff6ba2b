import type { Operation } from '../../../service.ts'
import { policyOnWire, read, repositoryCheck, requireRepository } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetRepositoryPolicy.html */
export const getRepositoryPolicy: Operation = {
  name: 'ecr:GetRepositoryPolicy',
  access: 'read',
  checks: (input, context) => [
    repositoryCheck('GetRepositoryPolicy', read.requiredText(input, 'repositoryName'), context),
  ],
  handle: (input, context) =>
    policyOnWire(requireRepository(read.requiredText(input, 'repositoryName'), context), context),
}

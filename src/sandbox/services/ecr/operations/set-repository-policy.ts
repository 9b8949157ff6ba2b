import { type Operation, ServiceError } from '../../../service.ts'
import { checkPolicyDocument } from '../../iam/index.ts'
import { policyOnWire, read, repositoryCheck, requireRepository } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html */
export const setRepositoryPolicy: Operation = {
  name: 'ecr:SetRepositoryPolicy',
  access: 'write',
  withoutEffect: ['force'],
  checks: (input, context) => [
    repositoryCheck('SetRepositoryPolicy', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const text = read.requiredText(input, 'policyText')
    try {
      checkPolicyDocument(text, 'resource')
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      // assumed: the text
      const message = `Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy provided'`
      throw new ServiceError('InvalidParameterException', message)
    }
    repository.policy = text
    return policyOnWire(repository, context)
  },
}

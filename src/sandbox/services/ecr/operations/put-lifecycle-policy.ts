import { type Operation, ServiceError } from '../../../service.ts'
import { lifecycleOnWire, read, repositoryCheck, requireRepository } from '../input.ts'

/** It is kept and answered; no image expires. https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html */
export const putLifecyclePolicy: Operation = {
  name: 'ecr:PutLifecyclePolicy',
  access: 'write',
  checks: (input, context) => [
    repositoryCheck('PutLifecyclePolicy', read.requiredText(input, 'repositoryName'), context),
  ],
  handle(input, context) {
    const repository = requireRepository(read.requiredText(input, 'repositoryName'), context)
    const text = read.requiredText(input, 'lifecyclePolicyText')
    if (!hasRules(text)) {
      // reported by users: the text
      const message = `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure'`
      throw new ServiceError('InvalidParameterException', message)
    }
    repository.lifecyclePolicy = text
    return lifecycleOnWire(repository, context)
  },
}

function hasRules(text: string): boolean {
  try {
    const document: unknown = JSON.parse(text)
    return typeof document === 'object' && document !== null && 'rules' in document && Array.isArray(document.rules)
  } catch {
    return false
  }
}

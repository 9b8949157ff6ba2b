import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { read, repositoryCheck, requireRepository } from './input.ts'
import { repositoryArn } from './store.ts'

/** Tags of repositories, which requests name by their ARN. */
export const tagging: Tagging = {
  added: (input) => read.tags(input, 'tags'),
  removed: (input) => read.texts(input, 'tagKeys'),
  check: (action, input, context) => repositoryCheck(action.slice('ecr:'.length), nameIn(input, context), context),
  tagsOf: (input, context) => requireRepository(nameIn(input, context), context).tags,
}

function nameIn(input: JsonObject, context: RequestContext): string {
  const arn = read.requiredText(input, 'resourceArn')
  const prefix = repositoryArn(context, '')
  if (arn.startsWith(prefix)) return arn.slice(prefix.length)
  // assumed: the text
  throw new ServiceError(
    'InvalidParameterException',
    `Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'`,
  )
}

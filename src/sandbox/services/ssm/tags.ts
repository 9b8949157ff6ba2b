import { ServiceError } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { parameterCheck, read } from './input.ts'
import { findParameter } from './store.ts'

/** Tags of parameters: what else of Systems Manager has some, the sandbox has not. */
export const tagging: Tagging = {
  added: (input) => read.tags(input, 'Tags'),
  removed: (input) => read.texts(input, 'TagKeys'),
  check: (action, input, context) => parameterCheck(action, read.requiredText(input, 'ResourceId'), context),
  tagsOf(input, context) {
    if (read.requiredText(input, 'ResourceType') !== 'Parameter') {
      throw new ServiceError('InvalidResourceType', 'The sandbox has tags of parameters alone.')
    }
    const parameter = findParameter(context.state, context, read.requiredText(input, 'ResourceId'))
    if (!parameter) throw new ServiceError('InvalidResourceId', undefined)
    return parameter.tags
  },
}

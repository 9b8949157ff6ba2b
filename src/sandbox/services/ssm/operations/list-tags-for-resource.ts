import { tagList } from '../../../input.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { parameterCheck, read } from '../input.ts'
import { findParameter } from '../store.ts'

/** Tags of a parameter. https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html */
export const listTagsForResource: Operation = {
  name: 'ssm:ListTagsForResource',
  access: 'read',
  checks: (input, context) => [
    parameterCheck('ssm:ListTagsForResource', read.requiredText(input, 'ResourceId'), context),
  ],
  handle(input, context) {
    const id = read.requiredText(input, 'ResourceId')
    if (read.requiredText(input, 'ResourceType') !== 'Parameter') {
      throw new ServiceError('InvalidResourceType', 'The sandbox has tags of parameters alone.')
    }
    const parameter = findParameter(context.state, context, id)
    if (!parameter) throw new ServiceError('InvalidResourceId', undefined)
    return { TagList: tagList(parameter.tags) }
  },
}

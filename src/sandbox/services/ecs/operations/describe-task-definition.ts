import type { Operation } from '../../../service.ts'
import { optionalText, texts } from '../input.ts'
import { clientException, requireOneOf } from '../refuse.ts'
import { checkTaskDefinitionName, lookUpTaskDefinition } from '../resolve.ts'
import { taskDefinitionOutput } from '../wire/index.ts'

/** A revision; a family alone means its newest ACTIVE one. Those that are INACTIVE or being deleted are still found. */
export const describeTaskDefinition: Operation = {
  name: 'ecs:DescribeTaskDefinition',
  access: 'read',
  checks: () => [{ action: 'ecs:DescribeTaskDefinition', resource: '*' }],
  handle(input, context) {
    const include = texts(input, 'include')
    for (const value of include) requireOneOf('include', value, ['TAGS'])
    const text = optionalText(input, 'taskDefinition') ?? ''
    checkTaskDefinitionName(text)
    const definition = lookUpTaskDefinition(context, text)
    if (definition === undefined) throw clientException('Unable to describe task definition.')
    return {
      taskDefinition: taskDefinitionOutput(context, definition),
      tags: include.includes('TAGS') ? definition.tags : [],
    }
  },
}

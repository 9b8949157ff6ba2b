import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { groupCheck, read, requireGroup } from './input.ts'
import { groupArn } from './store.ts'

/** Tags of groups of schedules, which requests name by their ARN; schedules have none. */
export const tagging: Tagging = {
  added: (input) => read.tags(input, 'Tags'),
  removed: (input) => read.texts(input, 'TagKeys'),
  check: (action, input, context) => groupCheck(action.slice('scheduler:'.length), nameIn(input, context), context),
  tagsOf: (input, context) => requireGroup(nameIn(input, context), context).tags,
}

function nameIn(input: JsonObject, context: RequestContext): string {
  const arn = read.requiredText(input, 'ResourceArn')
  const prefix = groupArn(context, '')
  if (arn.startsWith(prefix)) return arn.slice(prefix.length)
  // assumed: the text
  throw new ServiceError('ValidationException', 'Provided Arn is not in correct format.')
}

import type { JsonObject } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { functionCheck, read, requireFunction } from './input.ts'

/** Tags of functions, which requests name by their ARN. */
export const tagging: Tagging = {
  added: tagsIn,
  removed: (input) => read.texts(input, 'TagKeys'),
  check: (action, input, context) => functionCheck(action.slice('lambda:'.length), named(input), context),
  tagsOf(input, context) {
    const found = requireFunction(named(input), context)
    found.tags ??= {}
    return found.tags
  },
}

/** Tags, which Lambda takes as a map. */
export function tagsIn(input: JsonObject): Record<string, string> {
  const tags = read.object(input, 'Tags') ?? {}
  return Object.fromEntries(Object.keys(tags).map((key) => [key, read.text(tags, key) ?? '']))
}

function named(input: JsonObject): JsonObject {
  return { FunctionName: read.requiredText(input, 'Resource') }
}

import type { JsonObject } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { read, requireKey } from './input.ts'
import { keyCheck } from './key-check.ts'

/** Tags of keys. */
export const tagging: Tagging = {
  added: tagsIn,
  removed: (input) => read.texts(input, 'TagKeys'),
  check: (action, input, context) => keyCheck(action, read.requiredText(input, 'KeyId'), context.state, context),
  tagsOf: (input, context) => requireKey(input, context).tags,
}

/** Tags of a request, which KMS writes with names of its own. */
export function tagsIn(input: JsonObject): Record<string, string> {
  return Object.fromEntries(
    read.objects(input, 'Tags').map((tag) => [read.requiredText(tag, 'TagKey'), read.text(tag, 'TagValue') ?? '']),
  )
}

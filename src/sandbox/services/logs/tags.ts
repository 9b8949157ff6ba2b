import { resourceTagKeys } from '../../input.ts'
import type { JsonObject } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { groupArn, groupName, optionalMap, optionalTexts, requiredText, requireGroup } from './input.ts'
import { findGroup } from './store.ts'

/** Tags of log groups, which requests name by their ARN without `:*`. */
export const tagging: Tagging = {
  added: (input) => optionalMap(input, 'tags') ?? {},
  removed: (input) => optionalTexts(input, 'tagKeys') ?? [],
  check(action, input, context) {
    const name = nameIn(input)
    return { action, resource: groupArn(name, context), context: resourceTagKeys(findGroup(context.state, name)?.tags) }
  },
  tagsOf: (input, context) => requireGroup(nameIn(input), context).tags,
}

function nameIn(input: JsonObject): string {
  return groupName({ logGroupIdentifier: requiredText(input, 'resourceArn') })
}

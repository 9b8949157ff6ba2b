import { tagList } from '../../../input.ts'
import type { Operation } from '../../../service.ts'
import { requireRule, ruleCheck, taggedRule } from '../input.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html; of rules alone. */
export const listTagsForResource: Operation = {
  name: 'events:ListTagsForResource',
  access: 'read',
  checks: (input, context) => [ruleCheck('ListTagsForResource', taggedRule(input, context), context)],
  handle: (input, context) => ({ Tags: tagList(requireRule(taggedRule(input, context), context).tags) }),
}

import type { Operation } from '../../../service.ts'
import { read, requireRule, ruleCheck, taggedRule } from '../input.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UntagResource.html; of rules alone. */
export const untagResource: Operation = {
  name: 'events:UntagResource',
  access: 'write',
  checks(input, context) {
    const check = ruleCheck('UntagResource', taggedRule(input, context), context)
    return [{ ...check, context: { ...check.context, 'aws:TagKeys': read.texts(input, 'TagKeys') } }]
  },
  handle(input, context) {
    const rule = requireRule(taggedRule(input, context), context)
    for (const key of read.texts(input, 'TagKeys')) delete rule.tags[key]
    return {}
  },
}

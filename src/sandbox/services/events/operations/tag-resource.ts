import { requestTagKeys } from '../../../input.ts'
import type { Operation } from '../../../service.ts'
import { read, requireRule, ruleCheck, taggedRule } from '../input.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html; of rules alone. */
export const tagResource: Operation = {
  name: 'events:TagResource',
  access: 'write',
  checks(input, context) {
    const check = ruleCheck('TagResource', taggedRule(input, context), context)
    return [{ ...check, context: { ...check.context, ...requestTagKeys(read.tags(input, 'Tags')) } }]
  },
  handle(input, context) {
    const rule = requireRule(taggedRule(input, context), context)
    rule.tags = { ...rule.tags, ...read.tags(input, 'Tags') }
    return {}
  },
}

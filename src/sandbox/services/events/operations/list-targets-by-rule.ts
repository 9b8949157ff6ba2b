import type { Operation } from '../../../service.ts'
import { pageIn, requireRule, ruleCheck, ruleKey } from '../input.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html */
export const listTargetsByRule: Operation = {
  name: 'events:ListTargetsByRule',
  access: 'read',
  checks: (input, context) => [ruleCheck('ListTargetsByRule', ruleKey(input, 'Rule'), context)],
  handle(input, context) {
    const { targets } = requireRule(ruleKey(input, 'Rule'), context)
    const { items, next } = pageIn(Object.entries(targets), input, ([id]) => id)
    return { Targets: items.map(([, target]) => target), ...next }
  },
}

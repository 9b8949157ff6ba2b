import type { Operation } from '../../../service.ts'
import { requireRule, ruleCheck, ruleKey } from '../input.ts'
import { ruleOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html */
export const describeRule: Operation = {
  name: 'events:DescribeRule',
  access: 'read',
  checks: (input, context) => [ruleCheck('DescribeRule', ruleKey(input, 'Name'), context)],
  handle(input, context) {
    const rule = requireRule(ruleKey(input, 'Name'), context)
    return { ...ruleOnWire(rule, context), CreatedBy: rule.createdBy }
  },
}

import type { Operation } from '../../../service.ts'
import { read, requireOne, writeCheck } from '../input.ts'
import { loadBalancingState } from '../store.ts'

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteRule.html */
export const deleteRule: Operation = {
  name: 'elasticloadbalancing:DeleteRule',
  access: 'write',
  checks: (input, context) => [writeCheck('DeleteRule', read.requiredText(input, 'RuleArn'), context)],
  handle(input, context) {
    const { arn } = requireOne('rules', read.requiredText(input, 'RuleArn'), context)
    const state = loadBalancingState(context.state)
    state.rules = state.rules.filter((rule) => rule.arn !== arn)
    return {}
  },
}

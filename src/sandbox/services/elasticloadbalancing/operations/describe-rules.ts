import type { Operation } from '../../../service.ts'
import { describeChecks, notFound, read, requireOne } from '../input.ts'
import { loadBalancingState } from '../store.ts'
import { defaultRuleOnWire, ruleOnWire } from '../wire.ts'

/** The default rule of a listener is among them; all on one page. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html */
export const describeRules: Operation = {
  name: 'elasticloadbalancing:DescribeRules',
  access: 'read',
  checks: () => describeChecks('DescribeRules'),
  handle(input, context) {
    const { listeners, rules } = loadBalancingState(context.state)
    const arns = read.texts(input, 'RuleArns')
    const listenerArn = read.text(input, 'ListenerArn')
    if (listenerArn !== undefined) requireOne('listeners', listenerArn, context)
    const own = rules
      .filter((rule) => arns.includes(rule.arn) || rule.listenerArn === listenerArn)
      .sort((a, b) => a.priority - b.priority)
      .map(ruleOnWire)
    const standard = listeners
      .map((listener) => ({ listener, shown: defaultRuleOnWire(listener) }))
      .filter(({ listener, shown }) => listener.arn === listenerArn || arns.includes(String(shown['RuleArn'])))
      .map(({ shown }) => shown)
    const found = [...own, ...standard]
    const missing = arns.find((arn) => !found.some((rule) => rule['RuleArn'] === arn))
    if (missing !== undefined) throw notFound('rules', missing)
    return { Rules: found }
  },
}

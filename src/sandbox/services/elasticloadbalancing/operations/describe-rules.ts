import type { Operation } from '../../../service.ts'
import { describeChecks, notFound, pageBy, read, requireOne } from '../input.ts'
import { loadBalancingState } from '../store.ts'
import { defaultRuleOnWire, ruleOnWire } from '../wire.ts'

/** The default rule of a listener is among them, the last one. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeRules.html */
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
      .map((rule) => ({ arn: rule.arn, shown: ruleOnWire(rule) }))
    const standard = listeners
      .map((listener) => ({ listener, shown: defaultRuleOnWire(listener) }))
      .map(({ listener, shown }) => ({ listener, arn: String(shown['RuleArn']), shown }))
      .filter(({ listener, arn }) => listener.arn === listenerArn || arns.includes(arn))
    const found = [...own, ...standard]
    const missing = arns.find((arn) => !found.some((rule) => rule.arn === arn))
    if (missing !== undefined) throw notFound('rules', missing)
    const { items, nextMarker } = pageBy(found, input)
    return { Rules: items.map(({ shown }) => shown), ...(nextMarker !== undefined && { NextMarker: nextMarker }) }
  },
}

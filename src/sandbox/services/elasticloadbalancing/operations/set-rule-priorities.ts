import { type Operation, ServiceError } from '../../../service.ts'
import { read, requireOne, writeCheck } from '../input.ts'
import { loadBalancingState } from '../store.ts'
import { ruleOnWire } from '../wire.ts'

/** All at once, so that two rules may change places. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetRulePriorities.html */
export const setRulePriorities: Operation = {
  name: 'elasticloadbalancing:SetRulePriorities',
  access: 'write',
  checks: (input, context) =>
    read
      .objects(input, 'RulePriorities')
      .map((one) => writeCheck('SetRulePriorities', read.requiredText(one, 'RuleArn'), context)),
  handle(input, context) {
    const wanted = read.objects(input, 'RulePriorities').map((one) => ({
      rule: requireOne('rules', read.requiredText(one, 'RuleArn'), context),
      priority: read.number(one, 'Priority', { min: 1, max: 50_000 }) ?? 1,
    }))
    const others = loadBalancingState(context.state).rules.filter((rule) => !wanted.some((one) => one.rule === rule))
    wanted.forEach(({ rule, priority }, index) => {
      const isTaken =
        others.some((other) => other.listenerArn === rule.listenerArn && other.priority === priority) ||
        wanted.some(
          (other, at) => at < index && other.rule.listenerArn === rule.listenerArn && other.priority === priority,
        )
      if (isTaken) throw new ServiceError('PriorityInUse', `Priority '${priority}' is currently in use`)
    })
    for (const { rule, priority } of wanted) rule.priority = priority
    return { Rules: wanted.map(({ rule }) => ruleOnWire(rule)) }
  },
}

import type { Operation } from '../../../service.ts'
import { busIn, pageIn, read } from '../input.ts'
import { eventsState } from '../store.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRuleNamesByTarget.html */
export const listRuleNamesByTarget: Operation = {
  name: 'events:ListRuleNamesByTarget',
  access: 'read',
  checks: () => [{ action: 'events:ListRuleNamesByTarget', resource: '*' }],
  handle(input, context) {
    const bus = busIn(input)
    const arn = read.requiredText(input, 'TargetArn')
    const names = Object.values(eventsState(context.state).rules)
      .filter((rule) => rule.bus === bus && Object.values(rule.targets).some((target) => target['Arn'] === arn))
      .map(({ name }) => name)
    const { items, next } = pageIn(names, input, (name) => name)
    return { RuleNames: [...items], ...next }
  },
}

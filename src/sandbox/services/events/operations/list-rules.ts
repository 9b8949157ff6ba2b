import type { Operation } from '../../../service.ts'
import { busIn, pageIn, read } from '../input.ts'
import { eventsState } from '../store.ts'
import { ruleOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html */
export const listRules: Operation = {
  name: 'events:ListRules',
  access: 'read',
  checks: () => [{ action: 'events:ListRules', resource: '*' }],
  handle(input, context) {
    const bus = busIn(input)
    const prefix = read.text(input, 'NamePrefix') ?? ''
    const rules = Object.values(eventsState(context.state).rules).filter(
      (rule) => rule.bus === bus && rule.name.startsWith(prefix),
    )
    const { items, next } = pageIn(rules, input, ({ name }) => name)
    return { Rules: items.map((rule) => ruleOnWire(rule, context)), ...next }
  },
}

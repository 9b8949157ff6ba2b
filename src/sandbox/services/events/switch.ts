import type { Operation } from '../../service.ts'
import { requireRule, ruleCheck, ruleKey } from './input.ts'
import { reschedule } from './schedule.ts'

/** The operation that gives a rule a state. */
export function switchOf(action: 'EnableRule' | 'DisableRule', state: 'ENABLED' | 'DISABLED'): Operation {
  return {
    name: `events:${action}`,
    access: 'write',
    checks: (input, context) => [ruleCheck(action, ruleKey(input, 'Name'), context)],
    handle(input, context) {
      const rule = requireRule(ruleKey(input, 'Name'), context)
      if (rule.state !== state) {
        rule.state = state
        reschedule(rule, context.now)
      }
      return {}
    },
  }
}

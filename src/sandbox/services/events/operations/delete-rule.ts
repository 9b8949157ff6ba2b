import { type Operation, ServiceError } from '../../../service.ts'
import { ruleCheck, ruleKey } from '../input.ts'
import { eventsState, findRule } from '../store.ts'

/** A rule that is not there is deleted with success. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html */
export const deleteRule: Operation = {
  name: 'events:DeleteRule',
  access: 'write',
  withoutEffect: ['Force'],
  checks: (input, context) => [ruleCheck('DeleteRule', ruleKey(input, 'Name'), context)],
  handle(input, context) {
    const { bus, name } = ruleKey(input, 'Name')
    const rule = findRule(context.state, bus, name)
    if (rule && Object.keys(rule.targets).length > 0) {
      // reported by users: the text
      throw new ServiceError('ValidationException', "Rule can't be deleted since it has targets.")
    }
    delete eventsState(context.state).rules[`${bus}/${name}`]
    return {}
  },
}

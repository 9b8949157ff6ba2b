import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { checkTrigger, passEventRoles, read, ruleCheck, ruleKey } from '../input.ts'
import { reschedule } from '../schedule.ts'
import { eventsState, findRule, type Rule, ruleArn } from '../store.ts'

const states = ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'] as const

/** Makes a rule or replaces one, but for its targets and tags. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html */
export const putRule: Operation = {
  name: 'events:PutRule',
  access: 'write',
  withoutEffect: ['EventPattern', 'RoleArn'],
  checks(input, context) {
    const check = ruleCheck('PutRule', ruleKey(input, 'Name'), context)
    const tags = read.tags(input, 'Tags')
    const tagging = { ...check, action: 'events:TagResource', context: requestTagKeys(tags) }
    return [
      { ...check, context: { ...check.context, ...requestTagKeys(tags) } },
      ...(Object.keys(tags).length > 0 ? [tagging] : []),
      ...passEventRoles([read.text(input, 'RoleArn')]),
    ]
  },
  handle(input, context) {
    const key = ruleKey(input, 'Name')
    const rule = ruleOf(input, key, context.account)
    const existing = findRule(context.state, key.bus, key.name)
    const kept = existing && { targets: existing.targets, tags: existing.tags, createdBy: existing.createdBy }
    const made = { ...rule, ...kept }
    reschedule(made, context.now)
    put(eventsState(context.state).rules, `${key.bus}/${key.name}`, made)
    return { RuleArn: ruleArn(context, key) }
  },
}

function ruleOf(input: JsonObject, key: Pick<Rule, 'bus' | 'name'>, account: string): Rule {
  const scheduleExpression = read.text(input, 'ScheduleExpression')
  const eventPattern = read.text(input, 'EventPattern')
  const description = read.text(input, 'Description')
  const roleArn = read.text(input, 'RoleArn')
  if (scheduleExpression === undefined && eventPattern === undefined) {
    const message = 'Parameter(s) EventPattern or ScheduleExpression must be specified.' // assumed: the text
    throw new ServiceError('ValidationException', message)
  }
  checkTrigger(scheduleExpression, eventPattern)
  return {
    ...key,
    createdBy: account,
    state: read.choice(input, 'State', states) ?? 'ENABLED',
    ...(scheduleExpression !== undefined && { scheduleExpression }),
    ...(eventPattern !== undefined && { eventPattern }),
    ...(description !== undefined && { description }),
    ...(roleArn !== undefined && { roleArn }),
    targets: {},
    tags: read.tags(input, 'Tags'),
  }
}

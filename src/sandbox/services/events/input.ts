import { inputReader, resourceTagKeys } from '../../input.ts'
import { tokenPages } from '../../paging.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { isSchedule } from '../schedule-expression.ts'
import { findRule, type Rule, ruleArn } from './store.ts'

/** Reads EventBridge's inputs. */
export const read = inputReader('ValidationException')

/** Cuts lists into pages. */
export const pageIn = tokenPages(read, { limit: 'Limit', most: 100 })

/** Bus and name of the rule that a request names. Buses may be named by their ARN. */
export function ruleKey(input: JsonObject, member: 'Name' | 'Rule'): Pick<Rule, 'bus' | 'name'> {
  const name = read.requiredText(input, member)
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html (checked 2026-11)
  if (!/^[.\-_A-Za-z0-9]{1,64}$/.test(name)) {
    throw read.violation(name, member, 'Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+')
  }
  return { bus: busIn(input), name }
}

/** The bus of a request. Throws `ResourceNotFoundException`: there is the default one alone. */
export function busIn(input: JsonObject): string {
  const named = read.text(input, 'EventBusName') ?? 'default'
  const bus = named.replace(/^arn:.*:event-bus\//, '')
  if (bus === 'default') return bus
  throw new ServiceError('ResourceNotFoundException', `Event bus ${bus} does not exist.`)
}

/** What IAM is asked for an action on a rule. Only rules that are there have a creator. */
export function ruleCheck(action: string, key: Pick<Rule, 'bus' | 'name'>, context: RequestContext): AccessCheck {
  const rule = findRule(context.state, key.bus, key.name)
  const created = rule && creatorActions.has(action) && { 'events:creatorAccount': rule.createdBy }
  return {
    action: `events:${action}`,
    resource: ruleArn(context, key),
    context: { ...resourceTagKeys(rule?.tags), ...created },
  }
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html (checked 2026-11)
const creatorActions = new Set([
  'DeleteRule',
  'DescribeRule',
  'DisableRule',
  'EnableRule',
  'ListTagsForResource',
  'ListTargetsByRule',
  'PutRule',
  'PutTargets',
  'RemoveTargets',
  'TagResource',
  'UntagResource',
])

/** `iam:PassRole` on the roles by which EventBridge calls targets. */
export function passEventRoles(roles: readonly (string | undefined)[]): AccessCheck[] {
  const named = [...new Set(roles.filter((role) => role !== undefined))]
  const context = { 'iam:PassedToService': 'events.amazonaws.com' }
  return named.map((resource) => ({ action: 'iam:PassRole', resource, context }))
}

/** The rule. Throws `ResourceNotFoundException`. */
export function requireRule({ bus, name }: Pick<Rule, 'bus' | 'name'>, context: RequestContext): Rule {
  const found = findRule(context.state, bus, name)
  if (found) return found
  // reported by users: the text
  throw new ServiceError('ResourceNotFoundException', `Rule ${name} does not exist on EventBus ${bus}.`)
}

/** The rule that the ARN of a tagging request names. */
export function taggedRule(input: JsonObject, context: RequestContext): Pick<Rule, 'bus' | 'name'> {
  const arn = read.requiredText(input, 'ResourceARN')
  const prefix = ruleArn(context, { bus: 'default', name: '' })
  if (arn.startsWith(prefix)) return ruleKey({ Name: arn.slice(prefix.length) }, 'Name')
  throw new ServiceError('ResourceNotFoundException', `Resource ${arn.slice(0, 200)} does not exist.`) // assumed: the text
}

/** Throws on a schedule or pattern that is none. reported by users: both texts, but for the reason */
export function checkTrigger(schedule: string | undefined, pattern: string | undefined): void {
  if (schedule !== undefined && !isSchedule(schedule, { once: false })) {
    throw new ServiceError('ValidationException', 'Parameter ScheduleExpression is not valid.')
  }
  if (pattern !== undefined && !isObject(pattern)) {
    throw new ServiceError(
      'InvalidEventPatternException',
      'Event pattern is not valid. Reason: Filter is not an object',
    )
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}

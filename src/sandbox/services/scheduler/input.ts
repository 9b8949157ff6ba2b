import { evaluateAssumeRole, parsePolicy } from '../../../iam/index.ts'
import { inputReader, present, resourceTagKeys } from '../../input.ts'
import { tokenPages } from '../../paging.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { findRoleByArn } from '../iam/index.ts'
import { isSchedule } from '../schedule-expression.ts'
import { isTimeZone } from '../time-zone.ts'
import { findGroup, findSchedule, groupArn, type Schedule, type ScheduleGroup, scheduleArn } from './store.ts'

/** Reads EventBridge Scheduler's inputs. */
export const read = inputReader('ValidationException')

/** Cuts lists into pages. */
export const pageIn = tokenPages(read, { limit: 'MaxResults', most: 100 })

/** Group and name of the schedule that a request names. */
export function scheduleKey(input: JsonObject): Pick<Schedule, 'group' | 'name'> {
  return { group: nameIn({ GroupName: input['GroupName'] ?? 'default' }, 'GroupName'), name: nameIn(input, 'Name') }
}

/** A name as Scheduler has them. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html (checked 2026-11) */
export function nameIn(input: JsonObject, member: string): string {
  const name = read.requiredText(input, member)
  if (/^[0-9a-zA-Z\-_.]{1,64}$/.test(name)) return name
  throw read.violation(name, member, 'Member must satisfy regular expression pattern: [0-9a-zA-Z-_.]+')
}

/** What IAM is asked for an action on a schedule. */
export function scheduleCheck(action: string, input: JsonObject, context: RequestContext): AccessCheck {
  const key = scheduleKey(input)
  const tags = resourceTagKeys(findGroup(context.state, key.group)?.tags)
  return { action: `scheduler:${action}`, resource: scheduleArn(context, key), context: tags }
}

/** What IAM is asked for an action on a group. */
export function groupCheck(action: string, name: string, context: RequestContext): AccessCheck {
  const tags = resourceTagKeys(findGroup(context.state, name)?.tags)
  return { action: `scheduler:${action}`, resource: groupArn(context, name), context: tags }
}

/** `iam:PassRole` on the role by which Scheduler calls the target. */
export function passTargetRole(input: JsonObject): AccessCheck[] {
  const resource = read.text(read.object(input, 'Target') ?? {}, 'RoleArn')
  const context = { 'iam:PassedToService': 'scheduler.amazonaws.com' }
  return resource === undefined ? [] : [{ action: 'iam:PassRole', resource, context }]
}

/** The schedule. Throws `ResourceNotFoundException`. reported by users: the text */
export function requireSchedule(input: JsonObject, context: RequestContext): Schedule {
  const { group, name } = scheduleKey(input)
  const found = findSchedule(context.state, group, name)
  if (found) return found
  throw new ServiceError('ResourceNotFoundException', `Schedule ${name} does not exist.`, { status: 404 })
}

/** The group. Throws `ResourceNotFoundException`. */
export function requireGroup(name: string, context: RequestContext): ScheduleGroup {
  const found = findGroup(context.state, name)
  if (found) return found
  throw new ServiceError('ResourceNotFoundException', `Schedule group ${name} does not exist.`, { status: 404 })
}

/** The members of a schedule that is made or replaced, with their defaults. Throws `ValidationException`. */
export function settingsIn(input: JsonObject, context: RequestContext): JsonObject {
  const expression = read.requiredText(input, 'ScheduleExpression')
  if (!isSchedule(expression, { once: true })) {
    throw new ServiceError('ValidationException', `Invalid Schedule Expression ${expression.slice(0, 256)}.`)
  }
  const window = read.object(input, 'FlexibleTimeWindow')
  if (!window) throw read.violation(undefined, 'FlexibleTimeWindow', 'Member must not be null')
  const mode = read.choice(window, 'Mode', ['OFF', 'FLEXIBLE'])
  if (mode === undefined) throw read.violation(undefined, 'flexibleTimeWindow.mode', 'Member must not be null')
  read.number(window, 'MaximumWindowInMinutes', { min: 1, max: 1440 })
  return present({
    ScheduleExpression: expression,
    ScheduleExpressionTimezone: timeZoneIn(input),
    FlexibleTimeWindow: window,
    Target: targetIn(input, context),
    State: read.choice(input, 'State', ['ENABLED', 'DISABLED']) ?? 'ENABLED',
    Description: read.text(input, 'Description'),
    ActionAfterCompletion: read.choice(input, 'ActionAfterCompletion', ['NONE', 'DELETE']) ?? 'NONE',
    StartDate: input['StartDate'],
    EndDate: input['EndDate'],
    KmsKeyArn: read.text(input, 'KmsKeyArn'),
  })
}

function timeZoneIn(input: JsonObject): string {
  const name = read.text(input, 'ScheduleExpressionTimezone') ?? 'UTC'
  if (isTimeZone(name)) return name
  const message = `Invalid ScheduleExpressionTimezone ${name.slice(0, 50)}.` // assumed: the text
  throw new ServiceError('ValidationException', message)
}

function targetIn(input: JsonObject, context: RequestContext): JsonObject {
  const target = read.object(input, 'Target')
  if (!target) throw read.violation(undefined, 'Target', 'Member must not be null')
  const arn = read.requiredText(target, 'Arn')
  const role = read.requiredText(target, 'RoleArn')
  if (!arn.startsWith('arn:')) throw new ServiceError('ValidationException', `Provided Arn is not in correct format.`)
  if (/^arn:[\w-]+:ecs:/.test(arn)) {
    const parameters = read.object(target, 'EcsParameters')
    // assumed: the text
    if (!parameters) throw new ServiceError('ValidationException', 'EcsParameters is required for an ECS target.')
    read.requiredText(parameters, 'TaskDefinitionArn')
    read.number(parameters, 'TaskCount', { min: 1, max: 10 })
  }
  if (!canAssume(role, context)) {
    // reported by users: the text
    const message = 'The execution role you provide must allow AWS EventBridge Scheduler to assume the role.'
    throw new ServiceError('ValidationException', message)
  }
  const retry = { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 }
  return { ...target, RetryPolicy: { ...retry, ...read.object(target, 'RetryPolicy') } }
}

// https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html (checked 2026-11): the role is tried when a schedule is made.
function canAssume(arn: string, context: RequestContext): boolean {
  const role = findRoleByArn(context.state, arn)
  if (!role) return false
  const principal = { type: 'Service', id: 'scheduler.amazonaws.com' } as const
  const source = { 'aws:SourceAccount': context.account, 'aws:SourceArn': groupArn(context, 'default') }
  return (
    evaluateAssumeRole({ principal, role: arn, context: source }, parsePolicy(role.trustPolicy)).decision === 'Allow'
  )
}

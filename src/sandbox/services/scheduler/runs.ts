import type { AdvanceContext, NextEvent } from '../../aws-service.ts'
import type { JsonObject, SandboxState } from '../../service.ts'
import { nextTime } from '../schedule-expression.ts'
import { runTaskInput } from '../scheduled-task.ts'
import { read } from './input.ts'
import { type Schedule, scheduleArn, schedulerState } from './store.ts'

/**
 * Says when a schedule runs next, as it is now: a rate for the first time at its start, or at once. assumed: an update counts as a start
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html (checked 2026-11)
 */
export function reschedule(schedule: Schedule, now: number): void {
  delete schedule.runs
  const from = Math.max(now, secondsIn(schedule, 'StartDate') ?? now)
  const next = schedule.settings['State'] === 'DISABLED' ? undefined : timeAfter(schedule, from, now - 1)
  if (next !== undefined) schedule.runs = { from, next }
}

/** When the next schedule runs. Nobody waits for it: a rate never comes to an end. */
export function nextRun(state: SandboxState, only?: 'pulling'): NextEvent | undefined {
  if (only === 'pulling') return undefined
  const times = Object.values(schedulerState(state).schedules).flatMap(({ runs }) => (runs ? [runs.next] : []))
  return times.length === 0 ? undefined : { at: Math.min(...times), pulls: false }
}

/** Starts the tasks of the schedules that are due. */
export function runSchedules(context: AdvanceContext): void {
  const { schedules } = schedulerState(context.state)
  for (const [key, schedule] of Object.entries(schedules)) {
    const { runs } = schedule
    if (!runs || runs.next > context.now) continue
    start(schedule, context)
    const next = timeAfter(schedule, runs.from, context.now)
    if (next !== undefined) schedule.runs = { ...runs, next }
    else if (schedule.settings['ActionAfterCompletion'] === 'DELETE') delete schedules[key]
    else delete schedule.runs
  }
}

function timeAfter(schedule: Schedule, from: number, after: number): number | undefined {
  const expression = read.requiredText(schedule.settings, 'ScheduleExpression')
  const timeZone = read.text(schedule.settings, 'ScheduleExpressionTimezone') ?? 'UTC'
  // Neither date counts for what runs once: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html (checked 2026-11)
  if (expression.startsWith('at(')) return nextTime(expression, { from: 0, after, timeZone })
  const next = nextTime(expression, { from, after, timeZone })
  const end = secondsIn(schedule, 'EndDate')
  return next !== undefined && end !== undefined && next > end ? undefined : next
}

function secondsIn({ settings }: Schedule, member: 'StartDate' | 'EndDate'): number | undefined {
  const seconds = settings[member]
  return typeof seconds === 'number' ? seconds * 1000 : undefined
}

function start(schedule: Schedule, context: AdvanceContext): void {
  const target: JsonObject = read.object(schedule.settings, 'Target') ?? {}
  const parameters = read.object(target, 'EcsParameters')
  if (!parameters) return
  const what = { cluster: read.requiredText(target, 'Arn'), parameters, input: read.text(target, 'Input') }
  context.call({
    role: read.requiredText(target, 'RoleArn'),
    service: 'scheduler.amazonaws.com',
    source: scheduleArn(context, schedule),
    operation: 'ecs:RunTask',
    input: runTaskInput(what, { kind: 'chronos-schedule/', name: schedule.name }),
  })
}

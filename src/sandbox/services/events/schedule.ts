import type { AdvanceContext, NextEvent } from '../../aws-service.ts'
import type { JsonObject, SandboxState } from '../../service.ts'
import { nextTime } from '../schedule-expression.ts'
import { runTaskInput } from '../scheduled-task.ts'
import { read } from './input.ts'
import { eventsState, type Rule, ruleArn } from './store.ts'

/** Says when a rule runs next, as it is now. assumed: a rate counts from when the rule was made, replaced or enabled */
export function reschedule(rule: Rule, now: number): void {
  delete rule.runs
  if (rule.state === 'DISABLED') return
  const next = timeAfter(rule, now, now)
  if (next !== undefined) rule.runs = { from: now, next }
}

/** When the next rule runs. Nobody waits for it: a rate never comes to an end. */
export function nextRun(state: SandboxState, only?: 'pulling'): NextEvent | undefined {
  if (only === 'pulling') return undefined
  const times = Object.values(eventsState(state).rules).flatMap(({ runs }) => (runs ? [runs.next] : []))
  return times.length === 0 ? undefined : { at: Math.min(...times), pulls: false }
}

/** Starts the tasks of the rules that are due. */
export function runRules(context: AdvanceContext): void {
  for (const rule of Object.values(eventsState(context.state).rules)) {
    const { runs } = rule
    if (!runs || runs.next > context.now) continue
    for (const target of Object.values(rule.targets)) start(rule, target, context)
    const next = timeAfter(rule, runs.from, context.now)
    if (next === undefined) delete rule.runs
    else rule.runs = { ...runs, next }
  }
}

function timeAfter({ scheduleExpression }: Rule, from: number, after: number): number | undefined {
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html: in UTC alone (checked 2026-11)
  return scheduleExpression === undefined ? undefined : nextTime(scheduleExpression, { from, after, timeZone: 'UTC' })
}

function start(rule: Rule, target: JsonObject, context: AdvanceContext): void {
  const parameters = read.object(target, 'EcsParameters')
  const role = read.text(target, 'RoleArn')
  if (!parameters || role === undefined) return
  const what = { cluster: read.requiredText(target, 'Arn'), parameters, input: read.text(target, 'Input') }
  context.call({
    role,
    service: 'events.amazonaws.com',
    source: ruleArn(context, rule),
    operation: 'ecs:RunTask',
    input: runTaskInput(what, { kind: 'events-rule/', name: rule.name }),
  })
}

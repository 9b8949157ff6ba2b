import type { Operation } from '../../../service.ts'
import { requireSchedule, scheduleCheck } from '../input.ts'
import { schedulerState } from '../store.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteSchedule.html */
export const deleteSchedule: Operation = {
  name: 'scheduler:DeleteSchedule',
  access: 'write',
  withoutEffect: ['ClientToken'],
  checks: (input, context) => [scheduleCheck('DeleteSchedule', input, context)],
  handle(input, context) {
    const { group, name } = requireSchedule(input, context)
    delete schedulerState(context.state).schedules[`${group}/${name}`]
    return {}
  },
}

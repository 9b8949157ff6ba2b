import type { Operation } from '../../../service.ts'
import { pageIn, read, requireGroup } from '../input.ts'
import { schedulerState } from '../store.ts'
import { groupOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListScheduleGroups.html */
export const listScheduleGroups: Operation = {
  name: 'scheduler:ListScheduleGroups',
  access: 'read',
  checks: () => [{ action: 'scheduler:ListScheduleGroups', resource: '*' }],
  handle(input, context) {
    const prefix = read.text(input, 'NamePrefix') ?? ''
    const all = [requireGroup('default', context), ...Object.values(schedulerState(context.state).groups)]
    const { items, next } = pageIn(
      all.filter(({ name }) => name.startsWith(prefix)),
      input,
      ({ name }) => name,
    )
    return { ScheduleGroups: items.map((group) => groupOnWire(group, context)), ...next }
  },
}

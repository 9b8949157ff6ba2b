import type { Operation } from '../../../service.ts'
import { pageIn, read } from '../input.ts'
import { scheduleArn, schedulerState } from '../store.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html */
export const listSchedules: Operation = {
  name: 'scheduler:ListSchedules',
  access: 'read',
  checks: () => [{ action: 'scheduler:ListSchedules', resource: '*' }],
  handle(input, context) {
    const group = read.text(input, 'GroupName')
    const prefix = read.text(input, 'NamePrefix') ?? ''
    const state = read.choice(input, 'State', ['ENABLED', 'DISABLED'])
    const schedules = Object.values(schedulerState(context.state).schedules).filter(
      (one) =>
        (group === undefined || one.group === group) &&
        (state === undefined || one.settings['State'] === state) &&
        one.name.startsWith(prefix),
    )
    const { items, next } = pageIn(schedules, input, ({ group, name }) => `${group}/${name}`)
    return {
      Schedules: items.map((one) => ({
        Arn: scheduleArn(context, one),
        GroupName: one.group,
        Name: one.name,
        State: one.settings['State'],
        Target: { Arn: read.object(one.settings, 'Target')?.['Arn'] },
        CreationDate: one.createdAt / 1000,
        LastModificationDate: one.modifiedAt / 1000,
      })),
      ...next,
    }
  },
}

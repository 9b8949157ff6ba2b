import { jsonObject, named, object, optional, text, time } from '../../state-shape.ts'
import type { Schedule, ScheduleGroup, SchedulerState } from './store.ts'

const schedule = object<Schedule>({
  group: text,
  name: text,
  createdAt: time,
  modifiedAt: time,
  settings: jsonObject,
  runs: optional(object<NonNullable<Schedule['runs']>>({ from: time, next: time })),
})

const scheduleGroup = object<ScheduleGroup>({ name: text, createdAt: time, tags: named(text) })

/** The form of what the sandbox remembers. */
export const schedulerShape = object<SchedulerState>({ schedules: named(schedule), groups: named(scheduleGroup) })

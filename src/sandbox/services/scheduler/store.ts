import { regionalArn } from '../../arns.ts'
import { own } from '../../records.ts'
import type { JsonObject, Place, SandboxState } from '../../service.ts'

/** A schedule. */
export interface Schedule {
  readonly group: string
  readonly name: string
  readonly createdAt: number
  modifiedAt: number
  /** Members of the request, defaults filled in. */
  settings: JsonObject
  /** Since when it counts, and when it runs next; absent where it does not. Virtual milliseconds. */
  runs?: { readonly from: number; readonly next: number }
}

/** A group of schedules. */
export interface ScheduleGroup {
  readonly name: string
  readonly createdAt: number
  tags: Record<string, string>
}

/** What the sandbox remembers of EventBridge Scheduler. */
export interface SchedulerState {
  /** By `GROUP/NAME`. */
  schedules: Record<string, Schedule>
  /** By name; `default` is always there and not among them. */
  groups: Record<string, ScheduleGroup>
}

/** The part of the state that belongs to EventBridge Scheduler. */
export function schedulerState(state: SandboxState): SchedulerState {
  return state['scheduler'] as SchedulerState
}

/** The schedule, or undefined where there is none. */
export function findSchedule(state: SandboxState, group: string, name: string): Schedule | undefined {
  return own(schedulerState(state).schedules, `${group}/${name}`)
}

/** The group, or undefined where there is none. */
export function findGroup(state: SandboxState, name: string): ScheduleGroup | undefined {
  if (name === 'default') return { name, createdAt: 0, tags: {} }
  return own(schedulerState(state).groups, name)
}

/** The ARN of a schedule. */
export function scheduleArn(place: Place, { group, name }: Pick<Schedule, 'group' | 'name'>): string {
  return regionalArn(place, 'scheduler', `schedule/${group}/${name}`)
}

/** The ARN of a group. */
export function groupArn(place: Place, name: string): string {
  return regionalArn(place, 'scheduler', `schedule-group/${name}`)
}

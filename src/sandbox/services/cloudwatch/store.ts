import { regionalArn } from '../../arns.ts'
import { own } from '../../records.ts'
import type { JsonObject, Place, SandboxState } from '../../service.ts'

/** The states of an alarm. */
export const alarmStates = ['OK', 'ALARM', 'INSUFFICIENT_DATA'] as const

/** A metric alarm. There are no metrics: its state is what SetAlarmState or a scenario says. */
export interface Alarm {
  readonly name: string
  /** Members of PutMetricAlarm, as they were sent. */
  settings: JsonObject
  state: (typeof alarmStates)[number]
  reason: string
  stateAt: number
  updatedAt: number
  tags: Record<string, string>
}

/** What the sandbox remembers of CloudWatch. */
export interface CloudWatchState {
  /** By name. */
  alarms: Record<string, Alarm>
}

/** The part of the state that belongs to CloudWatch. */
export function cloudWatchState(state: SandboxState): CloudWatchState {
  return state['cloudwatch'] as CloudWatchState
}

/** The alarm of this name. */
export function findAlarm(state: SandboxState, name: string): Alarm | undefined {
  return own(cloudWatchState(state).alarms, name)
}

/** The ARN of an alarm. */
export function alarmArn(place: Place, name: string): string {
  return regionalArn(place, 'cloudwatch', `alarm:${name}`)
}

import { own, put } from '../../records.ts'
import type { SandboxState } from '../../service.ts'

/** A log event as it is kept; times are milliseconds since 1970. */
export interface LogEvent {
  readonly timestamp: number
  readonly ingestionTime: number
  readonly message: string
}

/** A log stream. Events stand in the order of their time stamps, equal ones in the order of arrival. */
export interface LogStream {
  readonly creationTime: number
  /** Events that were ever written; gives tokens and event ids that do not change. */
  sequence: number
  events: (LogEvent & { readonly id: number })[]
}

/** A log group with its streams by name. */
export interface LogGroup {
  readonly creationTime: number
  readonly logGroupClass: string
  retentionInDays?: number
  kmsKeyId?: string
  tags: Record<string, string>
  streams: Record<string, LogStream>
}

/** The state of CloudWatch Logs in one account and region. */
export interface LogsState {
  groups: Record<string, LogGroup>
}

/** The part of the state that belongs to CloudWatch Logs. */
export function logsState(state: SandboxState): LogsState {
  return state['logs'] as LogsState
}

/** The group, or undefined where there is none. */
export function findGroup(state: SandboxState, name: string): LogGroup | undefined {
  return own(logsState(state).groups, name)
}

/** The stream, or undefined where there is none. */
export function findStream(group: LogGroup, name: string): LogStream | undefined {
  return own(group.streams, name)
}

/** Creates a group if there is none yet. */
export function ensureLogGroup(state: SandboxState, name: string, now: number): LogGroup {
  const existing = findGroup(state, name)
  if (existing) return existing
  const created: LogGroup = { creationTime: now, logGroupClass: 'STANDARD', tags: {}, streams: {} }
  put(logsState(state).groups, name, created)
  return created
}

/** Creates a stream if there is none yet, as a log driver does when its container starts. */
export function ensureLogStream(
  state: SandboxState,
  groupName: string,
  streamName: string,
  now: number,
): 'created' | 'exists' | 'no such group' {
  const group = findGroup(state, groupName)
  if (!group) return 'no such group'
  if (findStream(group, streamName)) return 'exists'
  put(group.streams, streamName, { creationTime: now, sequence: 0, events: [] })
  return 'created'
}

/** Adds events, in any order, to a stream that exists; false where group or stream does not. `ingestionTime` defaults to the event's own time. */
export function appendLogEvents(
  state: SandboxState,
  groupName: string,
  streamName: string,
  events: readonly { readonly timestamp: number; readonly message: string; readonly ingestionTime?: number }[],
): boolean {
  const group = findGroup(state, groupName)
  const stream = group && findStream(group, streamName)
  if (!stream) return false
  let isSorted = true
  let latest = stream.events.at(-1)?.timestamp ?? 0
  for (const { timestamp, message, ingestionTime = timestamp } of events) {
    isSorted &&= timestamp >= latest
    latest = timestamp
    stream.events.push({ timestamp, ingestionTime, message, id: ++stream.sequence })
  }
  if (!isSorted) stream.events.sort((a, b) => a.timestamp - b.timestamp || a.id - b.id)
  return true
}

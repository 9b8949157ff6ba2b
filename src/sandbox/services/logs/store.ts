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

/** What the sandbox remembers of CloudWatch Logs. */
export interface LogsState {
  groups: Record<string, LogGroup>
}

/** The part of the state that belongs to CloudWatch Logs. */
export function logsState(state: SandboxState): LogsState {
  return state['logs'] as LogsState
}

/** The group, or undefined where there is none (also for names such as `constructor`). */
export function findGroup(state: SandboxState, name: string): LogGroup | undefined {
  const { groups } = logsState(state)
  return Object.hasOwn(groups, name) ? groups[name] : undefined
}

/** The stream, or undefined where there is none. */
export function findStream(group: LogGroup, name: string): LogStream | undefined {
  return Object.hasOwn(group.streams, name) ? group.streams[name] : undefined
}

/** Creates a group if there is none yet. */
export function ensureLogGroup(state: SandboxState, name: string, now: number): LogGroup {
  const existing = findGroup(state, name)
  if (existing) return existing
  const created: LogGroup = { creationTime: now, logGroupClass: 'STANDARD', tags: {}, streams: {} }
  logsState(state).groups[name] = created
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
  group.streams[streamName] = { creationTime: now, sequence: 0, events: [] }
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
  const added = events.map((event) => ({
    timestamp: event.timestamp,
    ingestionTime: event.ingestionTime ?? event.timestamp,
    message: event.message,
    id: ++stream.sequence,
  }))
  stream.events = [...stream.events, ...added].sort((a, b) => a.timestamp - b.timestamp || a.id - b.id)
  return true
}

import { count, list, named, object, optional, text, time } from '../../state-shape.ts'
import type { LogGroup, LogStream, LogsState } from './store.ts'

const logStream = object<LogStream>({
  creationTime: time,
  sequence: count,
  events: list(object<LogStream['events'][number]>({ timestamp: time, ingestionTime: time, message: text, id: count })),
})

const logGroup = object<LogGroup>({
  creationTime: time,
  logGroupClass: text,
  retentionInDays: optional(count),
  kmsKeyId: optional(text),
  tags: named(text),
  streams: named(logStream),
})

/** The form of what the sandbox remembers. */
export const logsShape = object<LogsState>({ groups: named(logGroup) })

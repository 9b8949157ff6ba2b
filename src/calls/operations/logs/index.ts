export { filterLogEvents } from './filter-log-events.ts'
export { getLogEvents, type LogEvent, type LogPage, type LogStart, logPages, logSince } from './get-log-events.ts'
export { createLogStream, describeLogGroups, putLogEvent } from './groups.ts'

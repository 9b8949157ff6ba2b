export { getLogEvents, type LogEvent, type LogPage, type LogStart, logPages, logSince } from './get-log-events.ts'

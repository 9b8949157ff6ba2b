export { getLogEvents, type LogEvent, type LogPage, logPages } from './get-log-events.ts'

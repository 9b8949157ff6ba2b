export { getLogEvents, type LogEvent } from './get-log-events.ts'

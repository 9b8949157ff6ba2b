export { logLineCall } from './log-lines.ts'
export { CallsError, type MadeCall } from './made-call.ts'
export { needsOfCalls } from './needs-of-calls.ts'
export { readCalls } from './read-calls.ts'

export { startChecks, taskAccess, taskId } from './access.ts'
export { findEarlierRun, rememberRun } from './idempotency.ts'
export { normaliseOverrides } from './overrides.ts'
export { protectionAnswer, protectionChecks } from './protection.ts'

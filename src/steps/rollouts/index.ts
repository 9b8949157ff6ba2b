export { follow } from './follow.ts'
export { rolling } from './rolling.ts'
export type { Begun, Change, Goal, Rollout } from './rollout.ts'

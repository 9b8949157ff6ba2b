export { begin, type Underway, underway } from './begin.ts'
export type { Goal } from './goal.ts'

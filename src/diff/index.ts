/** Differences of JSON values, as data and as text. */
export { compare, type Difference } from './compare.ts'
export { type Side, unified } from './unified.ts'

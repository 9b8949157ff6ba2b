export { describeStacks } from './describe-stacks.ts'
export { listExports } from './list-exports.ts'

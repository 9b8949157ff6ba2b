export { describeTargetGroups } from './describe-target-groups.ts'
export { describeTargetHealth } from './describe-target-health.ts'

export { describeTargetHealth } from './describe-target-health.ts'

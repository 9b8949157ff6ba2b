export { getTargetGroup } from './get-target-group.ts'

export { describeSecurityGroups } from './describe-security-groups.ts'
export { describeSubnets } from './describe-subnets.ts'

export { ssm } from './ssm.ts'

export { describeSecret } from './describe-secret.ts'

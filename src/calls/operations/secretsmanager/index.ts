export { describeSecret, findSecret, getSecretValue } from './describe-secret.ts'

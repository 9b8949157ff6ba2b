export { type AssumedCredentials, assumeRole } from './assume-role.ts'

export { type AssumedCredentials, assumeRole, principalOf } from './assume-role.ts'
export { getCallerIdentity } from './get-caller-identity.ts'

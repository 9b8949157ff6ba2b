export { type Authenticated, authenticate, callerOf, type KnownCaller } from './authenticate.ts'
export { AuthenticationFailure } from './failure.ts'
export {
  anonymousCaller,
  type Caller,
  identifyHolder,
  type Keyring,
  keyHolder,
  type NamedPolicy,
  serviceAsRole,
} from './identify.ts'
export { readSignature, type Signature } from './signature.ts'
export { createSigningKeys, type SigningKeys } from './signing-keys.ts'

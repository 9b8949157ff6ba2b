export { type Authenticated, authenticate } from './authenticate.ts'
export { AuthenticationFailure, type AuthenticationProblem } from './failure.ts'
export type { Caller, NamedPolicy, Place } from './identify.ts'
export { readSignature, type Signature } from './signature.ts'

export { authorise, type JudgedCheck, type Judgement } from './authorise.ts'
export { denialMessage } from './denial-message.ts'
export { createPolicies, type Policies } from './policies.ts'
export { type RequestFacts, requestKeys } from './request-keys.ts'

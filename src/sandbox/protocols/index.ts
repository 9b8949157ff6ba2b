export { checkTypes } from './check-types.ts'
export type { Asked, Exchange, Protocol } from './protocol.ts'
export { type Recognised, recognise } from './recognise.ts'

export { cloudformation } from './cloudformation.ts'

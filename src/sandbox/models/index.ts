export { type ArnForm, type ArnRules, arnForms } from './check-arns.ts'
export { checkInput, commonRules, commonWords, type InputRules } from './check-input.ts'
export type { Violation } from './violations.ts'

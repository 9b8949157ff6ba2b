export { getFunctionConfiguration } from './get-function-configuration.ts'

export { getParameter } from './get-parameter.ts'

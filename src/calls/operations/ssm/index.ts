export { getParameter } from './get-parameter.ts'
export { findParameters } from './get-parameters.ts'

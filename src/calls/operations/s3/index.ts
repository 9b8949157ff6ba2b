export { getObject } from './get-object.ts'
export { headObject } from './head-object.ts'

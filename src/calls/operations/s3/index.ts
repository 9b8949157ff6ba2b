export { getObject } from './get-object.ts'

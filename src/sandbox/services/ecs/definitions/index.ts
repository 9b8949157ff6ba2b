export { checkFamily, normaliseTaskDefinition } from './normalise.ts'
export { normaliseUnits } from './size.ts'

export { keepRevision, nextRevision } from './add-revision.ts'
export { checkFamily, normaliseTaskDefinition } from './normalise.ts'
export { checkFargateSize, normaliseUnits } from './size.ts'

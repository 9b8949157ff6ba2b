export { keepRevision, nextRevision } from './add-revision.ts'
export { nameContainer } from './containers.ts'
export { checkFamily, normaliseTaskDefinition } from './normalise.ts'
export { checkFargateSize, normaliseUnits } from './size.ts'

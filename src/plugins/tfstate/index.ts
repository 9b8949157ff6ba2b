export { lookupsById } from './addresses-of.ts'
export { tfstate } from './tfstate.ts'

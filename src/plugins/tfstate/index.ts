export { tfstate } from './tfstate.ts'

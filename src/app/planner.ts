/** Loaded for what is planned: a command that runs needs none of it. */
export { plan } from '../calls/index.ts'

export { s3Protocol } from './s3.ts'

export { secretsmanager } from './secretsmanager.ts'

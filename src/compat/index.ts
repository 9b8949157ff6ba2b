export { type Compat, type Line, lines } from './lines.ts'

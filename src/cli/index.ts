export { bodyOfLine } from './read-line.ts'
export { recordedPorts } from './recorded-files.ts'
export { toolsOf } from './tools.ts'

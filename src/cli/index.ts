export { recordedPorts } from './recorded-files.ts'
export { toolsOf } from './tools.ts'

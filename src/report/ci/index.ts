export { type CiName, type CiReporter, ciReporter, ciSystems } from './ci-reporter.ts'
export type { CiPorts } from './system.ts'

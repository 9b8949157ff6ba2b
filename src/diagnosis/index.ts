export type { Cause, Diagnosis } from './cause.ts'
export { causes, diagnose } from './diagnose.ts'
export {
  type ContainerEvidence,
  type Evidence,
  noEvidence,
  type TargetEvidence,
  type TaskEvidence,
} from './evidence.ts'
export { exitCodeMeaning } from './exit-code.ts'
export { type FailureGroup, groupFailures } from './group-failures.ts'

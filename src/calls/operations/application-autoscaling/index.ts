export { describeScalableTargets } from './describe-scalable-targets.ts'
export { registerScalableTarget, type ScalableTargetChange, type SuspendedState } from './register-scalable-target.ts'

export { describeScalableTargets } from './describe-scalable-targets.ts'
export { type ScalingPolicy, scalingPoliciesOf } from './describe-scaling-policies.ts'
export { registerScalableTarget, type ScalableTargetChange, type SuspendedState } from './register-scalable-target.ts'

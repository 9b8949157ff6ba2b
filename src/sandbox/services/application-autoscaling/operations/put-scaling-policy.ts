import type { Operation } from '../../../service.ts'
import { read, requireTarget, targetCheck } from '../input.ts'
import { keepRule, ruleArn } from '../rules.ts'
import { autoScalingState } from '../store.ts'

/** Keeps a scaling policy, which changes no sizes here. https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html */
export const putScalingPolicy: Operation = {
  name: 'application-autoscaling:PutScalingPolicy',
  access: 'write',
  withoutEffect: [
    'StepScalingPolicyConfiguration.AdjustmentType',
    'StepScalingPolicyConfiguration.StepAdjustments',
    'StepScalingPolicyConfiguration.MinAdjustmentMagnitude',
    'StepScalingPolicyConfiguration.Cooldown',
    'StepScalingPolicyConfiguration.MetricAggregationType',
    'TargetTrackingScalingPolicyConfiguration.TargetValue',
    'TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification',
    'TargetTrackingScalingPolicyConfiguration.CustomizedMetricSpecification',
    'TargetTrackingScalingPolicyConfiguration.ScaleOutCooldown',
    'TargetTrackingScalingPolicyConfiguration.ScaleInCooldown',
    'TargetTrackingScalingPolicyConfiguration.DisableScaleIn',
    'PredictiveScalingPolicyConfiguration',
  ],
  checks: (input, context) => [targetCheck('application-autoscaling:PutScalingPolicy', input, context)],
  handle(input, context) {
    requireTarget(input, context)
    const members = ['PolicyType', 'StepScalingPolicyConfiguration', 'TargetTrackingScalingPolicyConfiguration']
    const rule = keepRule(autoScalingState(context.state).policies, read.requiredText(input, 'PolicyName'), {
      input,
      members,
      context,
    })
    return { PolicyARN: ruleArn('scalingPolicy', 'policyName', rule, context), Alarms: [] }
  },
}

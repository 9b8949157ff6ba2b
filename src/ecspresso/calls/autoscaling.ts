import { anything } from '../../calls/index.ts'
import { arn } from '../../calls/operations/index.ts'
import { onEverything, onlyRead, onlyWrite } from './only.ts'

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapplicationautoscaling.html (checked 2026-11) */
export function describeScalableTargets() {
  return onlyRead(
    'application-autoscaling:DescribeScalableTargets',
    {},
    onEverything('application-autoscaling:DescribeScalableTargets', 'ReadAutoScaling'),
  )
}

/** Asked once there is a target. */
export function describeScalingPolicies() {
  return onlyRead(
    'application-autoscaling:DescribeScalingPolicies',
    {},
    onEverything('application-autoscaling:DescribeScalingPolicies', 'ReadAutoScaling'),
  )
}

/** A target's ARN holds an id that nobody knows beforehand: the two keys fence it to services of ECS. */
export function registerScalableTarget() {
  return onlyWrite('application-autoscaling:RegisterScalableTarget', {}, (place) => [
    {
      action: 'application-autoscaling:RegisterScalableTarget',
      resource: arn(place, 'application-autoscaling', `scalable-target/${anything('scalable target')}`),
      context: {
        'application-autoscaling:service-namespace': 'ecs',
        'application-autoscaling:scalable-dimension': 'ecs:service:DesiredCount',
      },
      statement: { name: 'ChangeAutoScaling' },
    },
  ])
}

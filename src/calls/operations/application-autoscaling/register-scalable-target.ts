import { anything } from '../../mark.ts'
import { arn } from '../arn.ts'
import type { InCluster } from '../ecs/index.ts'
import { writeCall } from '../operation.ts'
import { scalableTargetOf } from './scalable-target.ts'

/** Which kinds of scaling are suspended. */
export interface SuspendedState {
  readonly DynamicScalingInSuspended: boolean
  readonly DynamicScalingOutSuspended: boolean
  readonly ScheduledScalingSuspended: boolean
}

/** What of a target is changed; what is not given stays. */
export interface ScalableTargetChange {
  readonly MinCapacity?: number
  readonly MaxCapacity?: number
  readonly SuspendedState?: SuspendedState
}

/**
 * Changes a target that is registered. Its ARN bears an id that no request shows: two condition keys fence it to services of ECS.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapplicationautoscaling.html (checked 2026-11)
 */
export function registerScalableTarget(of: InCluster, change: ScalableTargetChange) {
  const target = scalableTargetOf(of)
  return writeCall(
    'application-autoscaling:RegisterScalableTarget',
    { ...target, ...change },
    (place) => [
      {
        action: 'application-autoscaling:RegisterScalableTarget',
        resource: arn(place, 'application-autoscaling', `scalable-target/${anything('scalable target')}`),
        context: {
          'application-autoscaling:service-namespace': target.ServiceNamespace,
          'application-autoscaling:scalable-dimension': target.ScalableDimension,
        },
      },
    ],
    {
      yields: 'ScalableTargetARN',
      rate: null,
      statement: 'ChangeAutoScaling',
      repeat: 'harmless',
      shownBy: `aws application-autoscaling describe-scalable-targets --service-namespace ecs --resource-ids ${target.ResourceId}`,
    },
  )
}

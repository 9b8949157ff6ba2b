import type { InCluster } from '../ecs/index.ts'
import { readCall } from '../operation.ts'
import { scalableTargetOf } from './scalable-target.ts'

/** The bounds of a service's auto scaling; none where it has none. IAM has no resource to fence it with. */
export function describeScalableTargets(of: InCluster) {
  const { ServiceNamespace, ResourceId, ScalableDimension } = scalableTargetOf(of)
  return readCall(
    'application-autoscaling:DescribeScalableTargets',
    { ServiceNamespace, ResourceIds: [ResourceId], ScalableDimension },
    () => [{ action: 'application-autoscaling:DescribeScalableTargets', resource: '*' }],
    { yields: 'ScalableTargets', rate: null, statement: 'ReadAutoScaling', loss: 'nothing of auto scaling is shown' },
  )
}

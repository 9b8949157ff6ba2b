import type { Listing } from '../../call.ts'
import type { InCluster } from '../ecs/index.ts'
import { readCall } from '../operation.ts'
import { scalableTargetOf } from './scalable-target.ts'

/** The policies by which a service's count follows its load. IAM has no resource to fence it with. */
function describeScalingPolicies(of: InCluster, nextToken?: string) {
  return readCall(
    'application-autoscaling:DescribeScalingPolicies',
    { ...scalableTargetOf(of), ...(nextToken === undefined ? {} : { NextToken: nextToken }) },
    () => [{ action: 'application-autoscaling:DescribeScalingPolicies', resource: '*' }],
    { yields: 'ScalingPolicies', rate: null, statement: 'ReadAutoScaling', loss: 'nothing of auto scaling is shown' },
  )
}

/** The name and the kind of each. */
export interface ScalingPolicy {
  readonly PolicyName?: string
  readonly PolicyType?: string
}

/** All of them. */
export function scalingPoliciesOf(
  of: InCluster,
): Listing<{ readonly ScalingPolicies: readonly ScalingPolicy[]; readonly NextToken?: string }, ScalingPolicy> {
  return {
    first: describeScalingPolicies(of),
    next: ({ NextToken }) => (NextToken === undefined ? undefined : describeScalingPolicies(of, NextToken)),
    items: ({ ScalingPolicies }) => ScalingPolicies,
  }
}

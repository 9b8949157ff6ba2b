import type { RequestContext } from '../../service.ts'
import { newTargetGroup } from './make.ts'
import { findTargetGroup, loadBalancingState } from './store.ts'

/** What a story may name of Elastic Load Balancing. */
export interface LoadBalancingResources {
  /** ARNs. Once some are named, all others do not exist. */
  readonly targetGroups?: readonly (string | SeedTargetGroup)[]
}

/** A target group to have. */
export interface SeedTargetGroup {
  readonly arn: string
  /** Default: `ip`, which tasks of the network mode awsvpc want. */
  readonly targetType?: 'ip' | 'instance'
}

/** Adds target groups. */
export function seed({ targetGroups = [] }: LoadBalancingResources, context: RequestContext): void {
  for (const given of targetGroups) {
    const { arn, targetType = 'ip' } = typeof given === 'string' ? { arn: given } : given
    if (findTargetGroup(context.state, arn)) continue
    const name = /:targetgroup\/([^/]+)\//.exec(arn)?.[1] ?? arn
    const { targetGroups: known } = loadBalancingState(context.state)
    known.push({ ...newTargetGroup({ Name: name, TargetType: targetType, Port: '80' }, context), arn, isSeeded: true })
  }
}

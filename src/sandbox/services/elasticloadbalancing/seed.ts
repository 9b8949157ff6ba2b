import type { SeededAs } from '../../aws-service.ts'
import { isPlaceholder, seededTags } from '../../placeholders.ts'
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
export function seed(resources: LoadBalancingResources, context: RequestContext, as?: SeededAs): void {
  const { targetGroups = [] } = resources
  const state = loadBalancingState(context.state)
  if (as === 'scenario' && resources.targetGroups !== undefined)
    state.targetGroups = state.targetGroups.filter((group) => !isPlaceholder(group))
  for (const given of targetGroups) {
    const { arn, targetType = 'ip' } = typeof given === 'string' ? { arn: given } : given
    if (findTargetGroup(context.state, arn)) continue
    const name = /:targetgroup\/([^/]+)\//.exec(arn)?.[1] ?? arn
    const group = newTargetGroup({ Name: name, TargetType: targetType, Port: '80' }, context)
    state.targetGroups.push({ ...group, arn, isSeeded: true, tags: seededTags(as) })
  }
}

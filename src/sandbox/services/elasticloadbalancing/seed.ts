import type { RequestContext } from '../../service.ts'
import { newTargetGroup } from './make.ts'
import { findTargetGroup, loadBalancingState } from './store.ts'

/** What a story may name of Elastic Load Balancing. */
export interface LoadBalancingResources {
  /** ARNs. Once some are named, all others do not exist. */
  readonly targetGroups?: readonly string[]
}

/** Adds target groups, of the type that tasks of the network mode awsvpc want. */
export function seed({ targetGroups = [] }: LoadBalancingResources, context: RequestContext): void {
  for (const arn of targetGroups) {
    if (findTargetGroup(context.state, arn)) continue
    const name = /:targetgroup\/([^/]+)\//.exec(arn)?.[1] ?? arn
    const { targetGroups: known } = loadBalancingState(context.state)
    known.push({ ...newTargetGroup({ Name: name, TargetType: 'ip', Port: '80' }, context), arn, isSeeded: true })
  }
}

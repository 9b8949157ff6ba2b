import { clusterNameOf } from '../arn.ts'
import type { InCluster } from '../ecs/index.ts'

/** What names a service as something that scales by itself: nothing of it but its count of tasks does. */
export function scalableTargetOf({ cluster, service }: InCluster) {
  return {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${clusterNameOf(cluster)}/${service}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const
}

import { arn, clusterNameOf } from '../arn.ts'
import { readCall } from '../operation.ts'
import { rates } from './rates.ts'

/** A cluster; one that is not there is told of in `failures`. */
export function describeClusters(cluster: string) {
  return readCall(
    'ecs:DescribeClusters',
    { clusters: [cluster] },
    (place) => [{ action: 'ecs:DescribeClusters', resource: arn(place, 'ecs', `cluster/${clusterNameOf(cluster)}`) }],
    { yields: 'clusters', rate: rates.clusterReads, statement: 'FindCluster' },
  )
}

import { readCall } from '../operation.ts'
import { clusterArn } from './checks.ts'
import { rates } from './rates.ts'

/** Clusters that are not there are told as failures. */
export function describeClusters(input: { readonly clusters: readonly string[] }) {
  return readCall(
    'ecs:DescribeClusters',
    input,
    (place) => input.clusters.map((name) => ({ action: 'ecs:DescribeClusters', resource: clusterArn(place, name) })),
    { yields: 'clusters', rate: rates.clusterReads, statement: 'FindCluster' },
  )
}

import type { Operation } from '../../../service.ts'
import { clusterArn } from '../arns.ts'
import { inOrder, page } from '../paging.ts'
import { ecsState } from '../store.ts'

/** The ARNs of the ACTIVE clusters. */
export const listClusters: Operation = {
  name: 'ecs:ListClusters',
  access: 'read',
  checks: () => [{ action: 'ecs:ListClusters', resource: '*' }],
  handle(input, context) {
    const arns = ecsState(context.state)
      .clusters.filter((cluster) => cluster.status === 'ACTIVE')
      .map((cluster) => clusterArn(context, cluster.name))
      .sort()
    const { items, nextToken } = page(input, arns, { usual: 100, keyOf: (arn) => arn, isAfter: inOrder })
    return { clusterArns: items, nextToken }
  },
}

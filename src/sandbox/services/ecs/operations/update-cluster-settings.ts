import type { Operation } from '../../../service.ts'
import { clusterCheck, mergeSettings } from '../clusters.ts'
import { optionalList } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { requireCluster } from '../resolve.ts'
import { clusterOutput } from '../wire/index.ts'

/** Changes settings of a cluster. */
export const updateClusterSettings: Operation = {
  name: 'ecs:UpdateClusterSettings',
  access: 'write',
  withoutEffect: ['settings'],
  checks: (input, context) => [clusterCheck('UpdateClusterSettings', input, context)],
  handle(input, context) {
    const cluster = requireCluster(input, context)
    const settings = optionalList(input, 'settings') ?? []
    if (settings.length === 0) throw invalidParameter('settings can not be empty.') // assumed: the text
    cluster.settings = mergeSettings(cluster.settings, settings)
    return { cluster: clusterOutput(context.state, context, cluster, ['SETTINGS', 'TAGS', 'CONFIGURATIONS']) }
  },
}

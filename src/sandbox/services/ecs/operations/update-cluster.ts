import type { Operation } from '../../../service.ts'
import { clusterCheck, mergeSettings } from '../clusters.ts'
import { optionalList, optionalObject } from '../input.ts'
import { requireCluster } from '../resolve.ts'
import { clusterOutput } from '../wire/index.ts'

/** Changes the settings and the configuration of a cluster; what the request leaves out stays. */
export const updateCluster: Operation = {
  name: 'ecs:UpdateCluster',
  access: 'write',
  withoutEffect: ['settings', 'configuration', 'serviceConnectDefaults'],
  checks: (input, context) => [clusterCheck('UpdateCluster', input, context)],
  handle(input, context) {
    const cluster = requireCluster(input, context)
    const settings = optionalList(input, 'settings')
    const configuration = optionalObject(input, 'configuration')
    const connect = optionalObject(input, 'serviceConnectDefaults')
    if (settings) cluster.settings = mergeSettings(cluster.settings, settings)
    if (configuration) cluster.configuration = configuration
    if (connect) cluster.serviceConnectDefaults = connect
    return { cluster: clusterOutput(context.state, context, cluster, ['SETTINGS', 'TAGS', 'CONFIGURATIONS']) }
  },
}

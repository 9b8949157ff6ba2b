import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { clusterArn } from '../arns.ts'
import { checkProviders } from '../capacity-providers.ts'
import { objects, texts } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { clusterName, requireCluster } from '../resolve.ts'
import { normaliseStrategy } from '../services/index.ts'
import { findCluster } from '../store.ts'
import { resourceTagContext } from '../tags.ts'
import { clusterOutput } from '../wire/index.ts'

/** Says which capacity providers a cluster has, and which it takes where nothing else is asked for. */
export const putClusterCapacityProviders: Operation = {
  name: 'ecs:PutClusterCapacityProviders',
  access: 'write',
  checks(input, context) {
    const name = clusterName(input, context)
    const providers = texts(input, 'capacityProviders')
    const seen = {
      ...(providers.length > 0 ? { 'ecs:capacity-provider': providers } : {}),
      ...resourceTagContext(findCluster(context.state, name)?.tags),
    }
    return [{ action: 'ecs:PutClusterCapacityProviders', resource: clusterArn(context, name), context: seen }]
  },
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const cluster = requireCluster(input, context)
    const providers = texts(input, 'capacityProviders')
    checkProviders(providers, context)
    const strategy = normaliseStrategy(objects(input, 'defaultCapacityProviderStrategy'))
    // assumed: the text
    if (!strategy.every((item) => providers.includes(String(item['capacityProvider'])))) {
      throw invalidParameter('The default strategy can only contain capacity providers of the cluster.')
    }
    cluster.capacityProviders = providers
    cluster.defaultCapacityProviderStrategy = strategy
    return { cluster: clusterOutput(context.state, context, cluster, ['SETTINGS', 'TAGS', 'CONFIGURATIONS']) }
  },
}

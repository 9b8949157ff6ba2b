import { lagOf } from '../../../behaviour.ts'
import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { serviceArn } from '../arns.ts'
import { texts } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { clusterContext, clusterName, nameInCluster, requireCluster, serviceAccess } from '../resolve.ts'
import { findService, type ServiceRecord } from '../store.ts'
import { resourceTagContext } from '../tags.ts'
import { serviceOutput } from '../wire/index.ts'

/** Up to ten services of a cluster, those that are going or gone too. */
export const describeServices: Operation = {
  name: 'ecs:DescribeServices',
  access: 'read',
  // Each one that is named; one that may not be seen refuses the whole call.
  checks: (input, context) =>
    namesIn(input, context).map((name) => {
      const { resource, tags } = serviceAccess(context, { cluster: clusterName(input, context), name })
      const seen = { ...clusterContext(input, context), ...resourceTagContext(tags) }
      return { action: 'ecs:DescribeServices', resource, context: seen }
    }),
  handle(input, context) {
    const cluster = requireCluster(input, context)
    const include = texts(input, 'include')
    for (const value of include) requireOneOf('include', value, ['TAGS'])
    const services: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const name of namesIn(input, context)) {
      const service = findSeen(context, cluster.name, name)
      if (service) {
        const view = { now: context.now, tags: include.includes('TAGS') }
        services.push(serviceOutput(context.state, context, service, view))
      } else {
        failures.push({ arn: serviceArn(context, cluster.name, name), reason: 'MISSING' })
      }
    }
    return { services, failures }
  },
}

// The service as reads see it, which may lag behind what was written.
function findSeen(context: RequestContext, cluster: string, name: string): ServiceRecord | undefined {
  const service = findService(context.state, cluster, name)
  if (!service || context.now < service.createdAt + lagOf(context.state).missing) return undefined
  return service.stale && context.now < service.stale.until ? service.stale.record : service
}

function namesIn(input: JsonObject, context: RequestContext): string[] {
  const named = texts(input, 'services')
  // reported by users: both texts (https://github.com/vend/ecs-cleaner/issues/2, https://github.com/panther-labs/panther/issues/1526)
  if (named.length === 0) throw invalidParameter('Services cannot be empty.')
  if (named.length > 10) throw invalidParameter('service names can have at most 10 items.')
  const cluster = clusterName(input, context)
  return [...new Set(named.map((text) => nameInCluster(context, 'service', cluster, text)))]
}

import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { serviceArn } from '../arns.ts'
import { texts } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { clusterContext, clusterName, nameInCluster, requireCluster, serviceAccess } from '../resolve.ts'
import { findService } from '../store.ts'
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
      const service = findService(context.state, cluster.name, name)
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

function namesIn(input: JsonObject, context: RequestContext): string[] {
  const named = texts(input, 'services')
  // reported by users: both texts (https://github.com/vend/ecs-cleaner/issues/2, https://github.com/panther-labs/panther/issues/1526)
  if (named.length === 0) throw invalidParameter('Services cannot be empty.')
  if (named.length > 10) throw invalidParameter('service names can have at most 10 items.')
  const cluster = clusterName(input, context)
  return [...new Set(named.map((text) => nameInCluster(context, 'service', cluster, text)))]
}

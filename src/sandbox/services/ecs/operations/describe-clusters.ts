import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { clusterArn, nameOf } from '../arns.ts'
import { texts } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { findCluster } from '../store.ts'
import { resourceTagContext } from '../tags.ts'
import { clusterOutput } from '../wire/index.ts'

/** Clusters by name or ARN; the default one where none is named. */
export const describeClusters: Operation = {
  name: 'ecs:DescribeClusters',
  access: 'read',
  checks: (input, context) =>
    namesIn(input, context).map((name) => ({
      action: 'ecs:DescribeClusters',
      resource: clusterArn(context, name),
      context: resourceTagContext(findCluster(context.state, name)?.tags),
    })),
  handle(input, context) {
    const include = texts(input, 'include')
    const fields = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS']
    for (const value of include) requireOneOf('include', value, fields)
    const clusters: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const name of namesIn(input, context)) {
      const cluster = findCluster(context.state, name)
      if (cluster) clusters.push(clusterOutput(context.state, context, cluster, include))
      else failures.push({ arn: clusterArn(context, name), reason: 'MISSING' })
    }
    return { clusters, failures }
  },
}

function namesIn(input: JsonObject, context: RequestContext): string[] {
  const named = texts(input, 'clusters')
  if (named.length > 100) throw invalidParameter('clusters can have at most 100 items.') // assumed: the first word of the text
  return [...new Set((named.length > 0 ? named : ['default']).map((text) => nameOf(context, 'cluster', text)))]
}

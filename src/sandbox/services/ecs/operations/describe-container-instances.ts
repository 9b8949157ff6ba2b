import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { ecsArn, nameOf } from '../arns.ts'
import { findInstance, instanceCheck, instanceOutput } from '../container-instances.ts'
import { texts } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { requireCluster } from '../resolve.ts'

/** Up to a hundred container instances of a cluster, with what is left of them. */
export const describeContainerInstances: Operation = {
  name: 'ecs:DescribeContainerInstances',
  access: 'read',
  checks: (input, context) =>
    idsIn(input, context).map((id) => instanceCheck('DescribeContainerInstances', id, input, context)),
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const cluster = requireCluster(input, context)
    const include = texts(input, 'include')
    for (const value of include) requireOneOf('include', value, ['TAGS', 'CONTAINER_INSTANCE_HEALTH'])
    const containerInstances: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const id of idsIn(input, context)) {
      const instance = findInstance(context, cluster.name, id)
      if (instance) containerInstances.push(instanceOutput(context, instance, include))
      else failures.push({ arn: ecsArn(context, `container-instance/${cluster.name}/${id}`), reason: 'MISSING' })
    }
    return { containerInstances, failures }
  },
}

// assumed: the texts
function idsIn(input: JsonObject, context: RequestContext): string[] {
  const named = texts(input, 'containerInstances')
  if (named.length === 0) throw invalidParameter('Container instances cannot be empty.')
  if (named.length > 100) throw invalidParameter('containerInstances can have at most 100 items.')
  return named.map((text) => nameOf(context, 'container-instance', text))
}

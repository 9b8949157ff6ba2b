import type { JsonObject, Operation } from '../../../service.ts'
import { ecsArn, nameOf } from '../arns.ts'
import { findInstance, instanceCheck, instanceOutput } from '../container-instances.ts'
import { optionalText, texts } from '../input.ts'
import { instancesChanged } from '../machine/index.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { requireCluster } from '../resolve.ts'

/**
 * Has container instances drained, or takes that back. Tasks of services on a draining one are replaced elsewhere, as far as their percentages
 * allow, others run on. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-draining.html (checked 2026-11)
 */
export const updateContainerInstancesState: Operation = {
  name: 'ecs:UpdateContainerInstancesState',
  access: 'write',
  checks: (input, context) =>
    namesIn(input).map((text) => instanceCheck('UpdateContainerInstancesState', text, input, context)),
  handle(input, context) {
    const cluster = requireCluster(input, context)
    const status = optionalText(input, 'status')
    requireOneOf('status', status ?? '', ['ACTIVE', 'DRAINING'])
    const containerInstances: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const text of namesIn(input)) {
      const id = nameOf(context, 'container-instance', text)
      const instance = findInstance(context, cluster.name, id)
      if (!instance) {
        failures.push({ arn: ecsArn(context, `container-instance/${cluster.name}/${id}`), reason: 'MISSING' })
        continue
      }
      instance.status = status === 'DRAINING' ? 'DRAINING' : 'ACTIVE'
      containerInstances.push(instanceOutput(context, instance))
    }
    instancesChanged(context, cluster.name)
    return { containerInstances, failures }
  },
}

// assumed: the texts
function namesIn(input: JsonObject): string[] {
  const named = texts(input, 'containerInstances')
  if (named.length === 0) throw invalidParameter('Container instances cannot be empty.')
  if (named.length > 10) throw invalidParameter('containerInstances can have at most 10 items.')
  return named
}

import type { AccessCheck, JsonObject, RequestContext } from '../../service.ts'
import { ecsArn, nameOf, seconds } from './arns.ts'
import { present } from './input.ts'
import { instanceLoad } from './machine/index.ts'
import { invalidParameter } from './refuse.ts'
import { clusterContext, clusterName } from './resolve.ts'
import { type ContainerInstance, ecsState } from './store.ts'
import { resourceTagContext } from './tags.ts'

/** A container instance of a cluster, by its id. */
export function findInstance(context: RequestContext, cluster: string, id: string): ContainerInstance | undefined {
  return ecsState(context.state).containerInstances.find((one) => one.cluster === cluster && one.id === id)
}

/** The container instance that a text names by id or ARN. Throws where there is none. assumed: the text */
export function requireInstance(context: RequestContext, cluster: string, text: string): ContainerInstance {
  const found = findInstance(context, cluster, nameOf(context, 'container-instance', text))
  if (found) return found
  throw invalidParameter('Referenced container instance not found.')
}

/** What IAM is asked for an action on a container instance that is named by id or ARN. */
export function instanceCheck(action: string, text: string, input: JsonObject, context: RequestContext): AccessCheck {
  const cluster = clusterName(input, context)
  const id = nameOf(context, 'container-instance', text)
  const tags = resourceTagContext(findInstance(context, cluster, id)?.tags)
  return {
    action: `ecs:${action}`,
    resource: ecsArn(context, `container-instance/${cluster}/${id}`),
    context: { ...clusterContext(input, context), ...tags },
  }
}

/** A container instance as it stands on the wire. */
export function instanceOutput(
  context: RequestContext,
  instance: ContainerInstance,
  include: readonly string[] = [],
): JsonObject {
  const load = instanceLoad(context.state, instance)
  const resources = (cpu: number, memory: number): JsonObject[] => [
    { name: 'CPU', type: 'INTEGER', integerValue: cpu },
    { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
  ]
  return present({
    containerInstanceArn: ecsArn(context, `container-instance/${instance.cluster}/${instance.id}`),
    ec2InstanceId: instance.ec2InstanceId,
    status: instance.status,
    agentConnected: true,
    runningTasksCount: load.running,
    pendingTasksCount: load.pending,
    registeredResources: resources(instance.cpu, instance.memory),
    remainingResources: resources(instance.cpu - load.cpu, instance.memory - load.memory),
    attributes: instance.attributes.map(({ name, value }) => ({ name, value })),
    registeredAt: seconds(instance.registeredAt),
    version: 1,
    tags: include.includes('TAGS') ? instance.tags : undefined,
    healthStatus: include.includes('CONTAINER_INSTANCE_HEALTH') ? { overallStatus: 'OK' } : undefined,
  })
}

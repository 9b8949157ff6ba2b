import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { ecsArn, nameOf, seconds } from '../arns.ts'
import { present, texts } from '../input.ts'
import { instanceLoad } from '../machine/index.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { clusterContext, clusterName, requireCluster } from '../resolve.ts'
import { type ContainerInstance, ecsState } from '../store.ts'
import { resourceTagContext } from '../tags.ts'

/** Up to a hundred container instances of a cluster, with what is left of them. */
export const describeContainerInstances: Operation = {
  name: 'ecs:DescribeContainerInstances',
  access: 'read',
  checks: (input, context) =>
    idsIn(input, context).map((id) => {
      const instance = findInstance(context, clusterName(input, context), id)
      return {
        action: 'ecs:DescribeContainerInstances',
        resource: ecsArn(context, `container-instance/${clusterName(input, context)}/${id}`),
        context: { ...clusterContext(input, context), ...resourceTagContext(instance?.tags) },
      }
    }),
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const cluster = requireCluster(input, context)
    const include = texts(input, 'include')
    for (const value of include) requireOneOf('include', value, ['TAGS', 'CONTAINER_INSTANCE_HEALTH'])
    const containerInstances: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const id of idsIn(input, context)) {
      const instance = findInstance(context, cluster.name, id)
      if (instance) containerInstances.push(output(context, instance, include))
      else failures.push({ arn: ecsArn(context, `container-instance/${cluster.name}/${id}`), reason: 'MISSING' })
    }
    return { containerInstances, failures }
  },
}

function findInstance(context: RequestContext, cluster: string, id: string): ContainerInstance | undefined {
  return ecsState(context.state).containerInstances.find((one) => one.cluster === cluster && one.id === id)
}

// assumed: the texts
function idsIn(input: JsonObject, context: RequestContext): string[] {
  const named = texts(input, 'containerInstances')
  if (named.length === 0) throw invalidParameter('Container instances cannot be empty.')
  if (named.length > 100) throw invalidParameter('containerInstances can have at most 100 items.')
  return named.map((text) => nameOf(context, 'container-instance', text))
}

function output(context: RequestContext, instance: ContainerInstance, include: readonly string[]): JsonObject {
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

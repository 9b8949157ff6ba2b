import type { JsonObject, SandboxState } from '../../../service.ts'
import { clusterArn, ecsArn, type Place, seconds, serviceArn, taskDefinitionArn } from '../arns.ts'
import { present } from '../input.ts'
import { computedCountOf, launchTypeOf, providerOf, resolvePlatform, runsOnFargate } from '../machine/index.ts'
import { type ServiceRecord, type TaskSet, tasksOf } from '../store.ts'

/** A task set as it stands on the wire. */
export function taskSetOutput(
  state: SandboxState,
  place: Place,
  service: ServiceRecord,
  set: TaskSet,
  view: { readonly tags: boolean } = { tags: false },
): JsonObject {
  const { blueprint } = set
  const tasks = tasksOf(state, service).filter(
    (task) => task.deployment === set.number && task.desiredStatus === 'RUNNING',
  )
  const running = tasks.filter((task) => task.lastStatus === 'RUNNING').length
  const fargate = runsOnFargate({ launchType: launchTypeOf(blueprint), capacityProviderName: providerOf(blueprint) })
  return present({
    id: `ecs-svc/${set.number}`,
    taskSetArn: ecsArn(place, `task-set/${service.cluster}/${service.name}/ecs-svc/${set.number}`),
    serviceArn: serviceArn(place, service.cluster, service.name),
    clusterArn: clusterArn(place, service.cluster),
    startedBy: set.startedBy,
    externalId: set.externalId,
    status: set.status,
    taskDefinition: taskDefinitionArn(place, blueprint),
    computedDesiredCount: computedCountOf(service, set),
    pendingCount: tasks.length - running,
    runningCount: running,
    createdAt: seconds(set.createdAt),
    updatedAt: seconds(set.updatedAt),
    launchType: blueprint.launchType,
    capacityProviderStrategy: blueprint.capacityProviderStrategy,
    platformVersion: fargate ? resolvePlatform(blueprint.platformVersion) : undefined,
    platformFamily: fargate ? 'Linux' : undefined,
    networkConfiguration: blueprint.networkConfiguration,
    loadBalancers: blueprint.loadBalancers,
    serviceRegistries: blueprint.serviceRegistries,
    scale: { value: set.scale, unit: 'PERCENT' },
    stabilityStatus: set.stability,
    stabilityStatusAt: seconds(set.stabilityAt),
    tags: view.tags && set.tags.length > 0 ? set.tags : undefined,
  })
}

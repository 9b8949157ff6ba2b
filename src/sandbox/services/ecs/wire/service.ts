import type { JsonObject, SandboxState } from '../../../service.ts'
import {
  clusterArn,
  type Place,
  seconds,
  serviceArn,
  serviceDeploymentArn,
  serviceRevisionArn,
  taskDefinitionArn,
} from '../arns.ts'
import { optionalObject, optionalText, present } from '../input.ts'
import {
  currentServiceDeployment,
  hasEnded,
  isReady,
  launchTypeOf,
  providerOf,
  resolvePlatform,
  runsOnFargate,
} from '../machine/index.ts'
import { type Deployment, findRevision, type ServiceRecord, type Task, tasksOf } from '../store.ts'
import { taskSetOutput } from './task-set.ts'
import { weightsOutput } from './weights.ts'

/** Parts of a service that some operations answer and others do not. */
export interface ServiceView {
  readonly now: number
  readonly tags?: boolean
  /** DeleteService leaves them out. */
  readonly revisions?: boolean
}

/** A service as it stands on the wire. */
export function serviceOutput(
  state: SandboxState,
  place: Place,
  service: ServiceRecord,
  view: ServiceView,
): JsonObject {
  const tasks = tasksOf(state, service).filter((task) => task.desiredStatus === 'RUNNING')
  const { blueprint } = service
  const { running, pending } = countsOf(tasks)
  const arns = { cluster: service.cluster, name: service.name }
  return present({
    serviceArn: serviceArn(place, arns.cluster, arns.name),
    serviceName: service.name,
    clusterArn: clusterArn(place, service.cluster),
    loadBalancers: blueprint.loadBalancers,
    serviceRegistries: blueprint.serviceRegistries,
    status: service.status,
    desiredCount: service.desiredCount,
    runningCount: running,
    pendingCount: pending,
    launchType: blueprint.launchType,
    capacityProviderStrategy: blueprint.capacityProviderStrategy,
    platformVersion: isOnFargate(blueprint) ? (blueprint.platformVersion ?? 'LATEST') : undefined,
    platformFamily: isOnFargate(blueprint) ? 'Linux' : undefined,
    // Express services show it in their deployments alone: reported by users (kayac/ecspresso#902)
    taskDefinition: blueprint.family === '' || service.express ? undefined : taskDefinitionArn(place, blueprint),
    deploymentConfiguration: service.deploymentConfiguration,
    taskSets: isControlled(service)
      ? undefined
      : service.taskSets.map((set) => taskSetOutput(state, place, service, set)),
    deployments: service.deployments.map((deployment) => deploymentOutput(place, deployment, tasks)),
    roleArn: serviceRole(state, place, service),
    events: service.events.map((event) => ({ ...event, createdAt: seconds(event.createdAt) })),
    createdAt: seconds(service.createdAt),
    networkConfiguration: blueprint.networkConfiguration,
    schedulingStrategy: service.schedulingStrategy,
    createdBy: service.createdBy,
    resourceManagementType: service.express ? 'ECS' : 'CUSTOMER',
    ...service.options,
    currentServiceDeployment: shownServiceDeployment(state, place, service, view.now),
    currentServiceRevisions:
      view.revisions === false || !isControlled(service)
        ? undefined
        : service.deployments.map((one) => revisionSummary(place, service, one, tasks)),
    tags: view.tags && service.tags.length > 0 ? service.tags : undefined,
  })
}

function isOnFargate(blueprint: ServiceRecord['blueprint']): boolean {
  return runsOnFargate({ launchType: launchTypeOf(blueprint), capacityProviderName: providerOf(blueprint) })
}

// Whether ECS itself controls the deployments.
function isControlled(service: ServiceRecord): boolean {
  return (optionalText(optionalObject(service.options, 'deploymentController') ?? {}, 'type') ?? 'ECS') === 'ECS'
}

function deploymentOutput(place: Place, deployment: Deployment, tasks: readonly Task[]): JsonObject {
  const { blueprint } = deployment
  const { running, pending } = countsOf(tasks.filter((task) => task.deployment === deployment.number))
  const fargate = isOnFargate(blueprint)
  return present({
    id: `ecs-svc/${deployment.number}`,
    status: deployment.status,
    taskDefinition: taskDefinitionArn(place, blueprint),
    desiredCount: deployment.desiredCount,
    pendingCount: pending,
    runningCount: running,
    failedTasks: deployment.failedTasks,
    createdAt: seconds(deployment.createdAt),
    updatedAt: seconds(deployment.updatedAt),
    capacityProviderStrategy: blueprint.capacityProviderStrategy,
    launchType: blueprint.launchType,
    platformVersion: fargate ? resolvePlatform(blueprint.platformVersion) : undefined,
    platformFamily: fargate ? 'Linux' : undefined,
    networkConfiguration: blueprint.networkConfiguration,
    rolloutState: deployment.rolloutState,
    rolloutStateReason: deployment.rolloutStateReason,
    serviceConnectConfiguration: blueprint.serviceConnectConfiguration,
    volumeConfigurations: blueprint.volumeConfigurations,
    vpcLatticeConfigurations: blueprint.vpcLatticeConfigurations,
  })
}

function revisionSummary(
  place: Place,
  service: ServiceRecord,
  deployment: Deployment,
  tasks: readonly Task[],
): JsonObject {
  const { running, pending } = countsOf(tasks.filter((task) => task.deployment === deployment.number))
  return {
    arn: serviceRevisionArn(place, service.cluster, service.name, deployment.number),
    requestedTaskCount: deployment.desiredCount,
    runningTaskCount: running,
    pendingTaskCount: pending,
    ...weightsOutput(deployment),
  }
}

function countsOf(tasks: readonly Task[]): { running: number; pending: number } {
  const running = tasks.filter((task) => task.lastStatus === 'RUNNING').length
  return { running, pending: tasks.length - running }
}

// observed: test/vectors/ecs-wire: not yet in the answer of CreateService (W-sv-1), there 5 s later (W-sv-3), no longer there when
// the wanted tasks run although the deployment is still IN_PROGRESS (W-sv-36).
function shownServiceDeployment(
  state: SandboxState,
  place: Place,
  service: ServiceRecord,
  now: number,
): string | undefined {
  const current = currentServiceDeployment(service)
  if (!current || current.startedAt > now) return undefined
  const own = tasksOf(state, service).filter((task) => task.deployment === current.number && !hasEnded(task))
  const reached = service.desiredCount > 0 && own.filter((task) => isReady(task, now)).length >= service.desiredCount
  const others = tasksOf(state, service).some(
    (task) => task.deployment !== current.number && task.desiredStatus === 'RUNNING',
  )
  if (reached && !others && current.rollback === undefined) return undefined
  return serviceDeploymentArn(place, service.cluster, service.name, current.id)
}

// Services in awsvpc mode or behind a load balancer show the service-linked role.
function serviceRole(state: SandboxState, place: Place, service: ServiceRecord): string | undefined {
  const definition = findRevision(state, service.blueprint.family, service.blueprint.revision)
  const needed = definition?.content['networkMode'] === 'awsvpc' || service.blueprint.loadBalancers.length > 0
  if (!needed) return undefined
  return `arn:${place.partition}:iam::${place.account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`
}

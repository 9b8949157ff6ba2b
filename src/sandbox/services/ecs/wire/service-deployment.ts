import { createHash } from 'node:crypto'
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
import { objects, optionalList, optionalObject, present } from '../input.ts'
import { launchTypeOf, resolvePlatform, revisions, runsOnFargate } from '../machine/index.ts'
import { type ServiceDeployment, type ServiceRecord, type ServiceRevision, tasksOf } from '../store.ts'
import { weightsOutput } from './weights.ts'

/** A service deployment as DescribeServiceDeployments answers it. */
export function serviceDeploymentOutput(
  state: SandboxState,
  place: Place,
  service: ServiceRecord,
  one: ServiceDeployment,
  now: number,
): JsonObject {
  const target = revisionCounts(state, place, service, one.number)
  return present({
    ...serviceDeploymentBrief(place, service, one, now),
    targetServiceRevisionArn: undefined,
    updatedAt: seconds(one.updatedAt),
    stoppedAt: one.stoppedAt === undefined ? undefined : seconds(one.stoppedAt),
    sourceServiceRevisions: one.sources.map((number) => revisionCounts(state, place, service, number)),
    targetServiceRevision: target,
    rollback: one.rollback && {
      reason: one.rollback.reason,
      startedAt: seconds(one.rollback.startedAt),
      serviceRevisionArn: serviceRevisionArn(place, service.cluster, service.name, one.rollback.number),
    },
    lifecycleStage: shownStage(one),
    lifecycleHookDetails: one.hooks.length > 0 ? one.hooks.map(hookOutput) : undefined,
    deploymentConfiguration: one.configuration,
    deploymentCircuitBreaker: { ...one.breaker },
    alarms: alarmsOutput(one),
  })
}

/** The same as ListServiceDeployments answers it. */
export function serviceDeploymentBrief(
  place: Place,
  service: ServiceRecord,
  one: ServiceDeployment,
  now: number,
): JsonObject {
  const pending = one.status === 'IN_PROGRESS' && one.startedAt > now
  return present({
    serviceDeploymentArn: serviceDeploymentArn(place, service.cluster, service.name, one.id),
    serviceArn: serviceArn(place, service.cluster, service.name),
    clusterArn: clusterArn(place, service.cluster),
    startedAt: pending ? undefined : seconds(one.startedAt),
    createdAt: seconds(one.createdAt),
    finishedAt: one.finishedAt === undefined ? undefined : seconds(one.finishedAt),
    targetServiceRevisionArn: serviceRevisionArn(place, service.cluster, service.name, one.number),
    status: pending ? 'PENDING' : one.status,
    statusReason: one.statusReason,
  })
}

/** A service revision. Its images are known a few seconds after it was made. */
export function serviceRevisionOutput(
  place: Place,
  service: ServiceRecord,
  revision: ServiceRevision,
  now: number,
): JsonObject {
  const { blueprint } = revision
  const fargate = runsOnFargate({ launchType: launchTypeOf(blueprint) })
  const resolved = now >= revision.createdAt + revisions.imagesResolved
  return present({
    serviceRevisionArn: serviceRevisionArn(place, service.cluster, service.name, revision.number),
    serviceArn: serviceArn(place, service.cluster, service.name),
    clusterArn: clusterArn(place, service.cluster),
    taskDefinition: taskDefinitionArn(place, blueprint),
    capacityProviderStrategy: blueprint.capacityProviderStrategy,
    launchType: blueprint.launchType,
    platformVersion: fargate ? resolvePlatform(blueprint.platformVersion) : undefined,
    platformFamily: fargate ? 'Linux' : undefined,
    loadBalancers: blueprint.loadBalancers,
    serviceRegistries: blueprint.serviceRegistries,
    networkConfiguration: blueprint.networkConfiguration,
    containerImages: resolved ? revision.images.map(imageOutput) : undefined,
    guardDutyEnabled: false,
    serviceConnectConfiguration: blueprint.serviceConnectConfiguration,
    volumeConfigurations: blueprint.volumeConfigurations,
    vpcLatticeConfigurations: blueprint.vpcLatticeConfigurations,
    monitoring: blueprint.monitoring,
    gatewayConnectors: blueprint.gatewayConnectors,
    resolvedConfiguration: resolvedOutput(service, revision),
    createdAt: seconds(revision.createdAt),
  })
}

// The registry of images that nobody seeded is imaginary, and so is the digest: the same for the same reference.
function imageOutput({ containerName, image }: ServiceRevision['images'][number]): JsonObject {
  const [, own] = image.split('@')
  return { containerName, image, imageDigest: own ?? `sha256:${createHash('sha256').update(image).digest('hex')}` }
}

// Which of its target groups a revision of a deployment that shifts traffic is registered in.
function resolvedOutput(service: ServiceRecord, { number, blueprint }: ServiceRevision): JsonObject | undefined {
  const balancers = objects({ items: blueprint.loadBalancers }, 'items')
  const deployment = service.deployments.find((one) => one.number === number)
  if (balancers.length === 0 || deployment?.weights === undefined) return undefined
  const loadBalancers = balancers.map((balancer) => {
    const advanced = optionalObject(balancer, 'advancedConfiguration') ?? {}
    const group = deployment.alternate ? advanced['alternateTargetGroupArn'] : balancer['targetGroupArn']
    return present({ targetGroupArn: group, productionListenerRule: advanced['productionListenerRule'] })
  })
  return { loadBalancers }
}

// A stage of hooks that the enumeration of stages does not have: it is the beginning of the next one.
function shownStage({ stage }: ServiceDeployment): string | undefined {
  return stage === 'PRE_PRODUCTION_TRAFFIC_SHIFT' ? 'PRODUCTION_TRAFFIC_SHIFT' : stage
}

function hookOutput(run: ServiceDeployment['hooks'][number]): JsonObject {
  const { hookId, targetType, targetArn, status, expiresAt, timeoutAction } = run
  return present({ hookId, targetType, targetArn, status, expiresAt: seconds(expiresAt), timeoutAction })
}

function alarmsOutput({ alarms, configuration }: ServiceDeployment): JsonObject {
  const names = optionalList(optionalObject(configuration, 'alarms') ?? {}, 'alarmNames')
  return present({
    status: alarms.status,
    alarmNames: names,
    triggeredAlarmNames: alarms.triggered.length > 0 ? alarms.triggered : undefined,
  })
}

function revisionCounts(state: SandboxState, place: Place, service: ServiceRecord, number: string): JsonObject {
  const tasks = tasksOf(state, service).filter((task) => task.deployment === number && task.desiredStatus === 'RUNNING')
  const running = tasks.filter((task) => task.lastStatus === 'RUNNING').length
  return {
    arn: serviceRevisionArn(place, service.cluster, service.name, number),
    requestedTaskCount: service.deployments.find((one) => one.number === number)?.desiredCount ?? 0,
    runningTaskCount: running,
    pendingTaskCount: tasks.length - running,
    ...weightsOutput(service.deployments.find((one) => one.number === number)),
  }
}

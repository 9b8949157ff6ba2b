import type { JsonObject, SandboxState } from '../../../service.ts'
import { clusterArn, ecsArn, type Place, seconds, taskArn, taskDefinitionArn } from '../arns.ts'
import { objects, optionalNumber, present } from '../input.ts'
import { agentStatusOf, healthStatusOf, runtimeId } from '../machine/index.ts'
import { type Attachment, type Container, findRevision, type Task } from '../store.ts'

/** How a task is shown: RunTask's own answer has no health yet, and tags only stand where they were asked for. */
export interface TaskView {
  readonly now: number
  readonly fresh?: boolean
  readonly tags: boolean
}

/** A task as it stands on the wire. */
export function taskOutput(state: SandboxState, place: Place, task: Task, view: TaskView): JsonObject {
  const time = (value: number | undefined): number | undefined => (value === undefined ? undefined : seconds(value))
  return present({
    taskArn: taskArn(place, task.cluster, task.id),
    clusterArn: clusterArn(place, task.cluster),
    taskDefinitionArn: taskDefinitionArn(place, task),
    containerInstanceArn:
      task.containerInstance && ecsArn(place, `container-instance/${task.cluster}/${task.containerInstance}`),
    availabilityZone: task.availabilityZone,
    attachments: task.attachment ? [attachmentOutput(task.attachment)] : [],
    attributes: [{ name: 'ecs.cpu-architecture', value: task.architecture }],
    capacityProviderName: task.capacityProviderName,
    connectivity: task.connectivityAt === undefined ? undefined : 'CONNECTED',
    connectivityAt: time(task.connectivityAt),
    containers: task.containers.map((container) => containerOutput(state, place, task, container, view)),
    cpu: task.cpu,
    memory: task.memory,
    createdAt: time(task.createdAt),
    desiredStatus: task.desiredStatus,
    enableExecuteCommand: task.enableExecuteCommand,
    ephemeralStorage: task.ephemeralStorage && { sizeInGiB: task.ephemeralStorage },
    fargateEphemeralStorage: task.ephemeralStorage && { sizeInGiB: task.ephemeralStorage },
    executionStoppedAt: time(task.executionStoppedAt),
    group: task.group,
    healthStatus: view.fresh ? undefined : healthStatusOf(task),
    lastStatus: shownStatus(task),
    launchType: task.launchType,
    overrides: task.overrides,
    platformFamily: task.platformFamily,
    platformVersion: task.platformVersion,
    pullStartedAt: time(task.pullStartedAt),
    pullStoppedAt: time(task.pullStoppedAt),
    startedAt: time(task.startedAt),
    startedBy: task.startedBy,
    stopCode: task.stopCode,
    stoppedAt: time(task.stoppedAt),
    stoppedReason: task.stoppedReason,
    stoppingAt: time(task.stoppingAt),
    tags: view.tags ? task.tags : [],
    version: task.version,
  })
}

// A running task that is taken out of its load balancer is said to be DEACTIVATING meanwhile.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html (checked 2026-11)
function shownStatus(task: Task): string {
  const leaving = task.lastStatus === 'RUNNING' && task.desiredStatus === 'STOPPED'
  return leaving && (task.registeredIn ?? []).length > 0 ? 'DEACTIVATING' : task.lastStatus
}

function attachmentOutput(attachment: Attachment): JsonObject {
  const details = [
    { name: 'subnetId', value: attachment.subnet },
    { name: 'networkInterfaceId', value: attachment.networkInterface },
    { name: 'macAddress', value: attachment.mac },
    { name: 'privateIPv4Address', value: attachment.ip },
  ]
  return {
    id: attachment.id,
    type: 'ElasticNetworkInterface',
    status: attachment.status,
    details: details.filter((detail) => detail.value !== undefined),
  }
}

function containerOutput(
  state: SandboxState,
  place: Place,
  task: Task,
  container: Container,
  view: TaskView,
): JsonObject {
  const size = sizeOf(state, task, container.name)
  const started = container.startedAt !== undefined
  const { attachment } = task
  return present({
    containerArn: ecsArn(place, `container/${task.cluster}/${task.id}/${container.id}`),
    taskArn: taskArn(place, task.cluster, task.id),
    name: container.name,
    image: container.image,
    imageDigest: container.imageDigest,
    runtimeId: started ? runtimeId(task, container) : undefined,
    lastStatus: container.status,
    exitCode: container.exitCode,
    reason: container.reason,
    managedAgents: agentOutput(task, container, view),
    networkBindings: started ? [] : undefined,
    networkInterfaces:
      attachment?.ip === undefined ? [] : [{ attachmentId: attachment.id, privateIpv4Address: attachment.ip }],
    healthStatus: view.fresh ? undefined : container.health,
    cpu: String(size.cpu ?? 0),
    memory: size.memory === undefined ? undefined : String(size.memory),
    memoryReservation: size.memoryReservation === undefined ? undefined : String(size.memoryReservation),
  })
}

function agentOutput(task: Task, container: Container, { now }: TaskView): JsonObject[] | undefined {
  const status = agentStatusOf(task, container, now)
  if (status === undefined) return undefined
  const startedAt = status === 'RUNNING' ? container.startedAt : undefined
  const lastStartedAt = startedAt === undefined ? undefined : seconds(startedAt)
  return [present({ name: 'ExecuteCommandAgent', lastStatus: status, lastStartedAt })]
}

type Size = { readonly [member in 'cpu' | 'memory' | 'memoryReservation']: number | undefined }

function sizeOf(state: SandboxState, task: Task, name: string): Size {
  const definition = findRevision(state, task.family, task.revision)
  const isIt = (one: JsonObject): boolean => one['name'] === name
  const defined = objects(definition?.content ?? {}, 'containerDefinitions').find(isIt) ?? {}
  const override = objects(task.overrides, 'containerOverrides').find(isIt) ?? {}
  const read = (member: string): number | undefined =>
    optionalNumber(override, member) ?? optionalNumber(defined, member)
  return { cpu: read('cpu'), memory: read('memory'), memoryReservation: read('memoryReservation') }
}

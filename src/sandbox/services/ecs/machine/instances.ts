import type { SandboxState } from '../../../service.ts'
import { objects, optionalNumber, optionalObject, optionalText } from '../input.ts'
import {
  type ContainerInstance,
  ecsState,
  findRevision,
  type ServiceRecord,
  type Task,
  type TaskDefinition,
  tasksOf,
} from '../store.ts'
import { wakeScheduler } from './notice.ts'
import type { StepContext } from './step-context.ts'
import { scheduler } from './times.ts'

/** The load of a container instance: CPU units and MiB that its tasks take up, and how many tasks they are. */
export function instanceLoad(
  state: SandboxState,
  instance: ContainerInstance,
): { readonly cpu: number; readonly memory: number; readonly running: number; readonly pending: number } {
  const tasks = tasksOn(state, instance)
  const sizes = tasks.map((task) => sizeOfTask(state, task))
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length
  return {
    cpu: sizes.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: sizes.reduce((sum, { memory }) => sum + memory, 0),
    running,
    pending: tasks.length - running,
  }
}

/** Has the services of a cluster look again: an instance has come, or is drained, or has gone. */
export function instancesChanged(world: Pick<StepContext, 'state' | 'now'>, cluster: string): void {
  for (const service of Object.values(ecsState(world.state).services)) {
    if (service.cluster !== cluster || service.status !== 'ACTIVE') continue
    if (!tasksOf(world.state, service).some((task) => task.containerInstance !== undefined) && !isDaemon(service))
      continue
    service.steady = false
    wakeScheduler(world, service, world.now + scheduler.afterTaskChange)
  }
}

/** Whether a service has one task on each instance. */
export function isDaemon({ schedulingStrategy }: ServiceRecord): boolean {
  return schedulingStrategy === 'DAEMON'
}

/** What an instance lacks for a task, in the order in which it is looked for. */
export type Lack = 'attribute' | 'port' | 'cpu' | 'memory'

/** No instance of a cluster can take a task. */
export interface NoRoom {
  /** What the closest one lacks; absent where there is no ACTIVE one. */
  readonly closest?: { readonly instance: ContainerInstance; readonly lack: Lack }
}

/** An instance that others are made like. */
type Model = Pick<ContainerInstance, 'cpu' | 'memory' | 'lacks' | 'scales'>

/** A task for which an instance is looked for. */
export interface Seeking {
  readonly cluster: string
  readonly definition: TaskDefinition
  readonly capacityProviderName?: string | undefined
  /** The daemon that the task is of: it has one on each instance. */
  readonly daemon?: ServiceRecord | undefined
}

/**
 * Where a task can be placed: on the ACTIVE instance with the most memory left. Where none has room, and the instances or the capacity
 * provider scale, a new one joins the cluster at once. assumed: without the minutes that it takes on AWS, and without an end to it
 */
export function placeOnInstance(world: StepContext, seeking: Seeking): ContainerInstance | NoRoom {
  const { state } = world
  const { cluster, definition, daemon } = seeking
  const known = ecsState(state).containerInstances.filter((one) => one.cluster === cluster)
  const open = known
    .filter((one) => one.status === 'ACTIVE' && !(daemon && hasTaskOf(state, one, daemon)))
    .map((instance) => ({ instance, left: instance.memory - instanceLoad(state, instance).memory }))
    .sort((a, b) => b.left - a.left)
    .map(({ instance }) => ({ instance, lack: lackOf(state, instance, definition) }))
  const fitting = open.find(({ lack }) => lack === undefined)
  if (fitting) return fitting.instance
  const model = daemon ? undefined : (known.find(({ scales }) => scales) ?? modelOf(state, seeking))
  if (model && !isLacking(model, definition)) return join(world, model, seeking)
  const [closest] = open.flatMap(({ instance, lack }) => (lack === undefined ? [] : [{ instance, lack }]))
  return closest === undefined ? {} : { closest }
}

/** Whether a task was found a place. */
export function isPlace(place: ContainerInstance | NoRoom): place is ContainerInstance {
  return 'id' in place
}

/** The instances that a daemon is to have a task on: ACTIVE ones with the attributes that it requires. */
export function instancesOfDaemon(
  state: SandboxState,
  cluster: string,
  definition: TaskDefinition,
): ContainerInstance[] {
  return ecsState(state).containerInstances.filter(
    (one) => one.cluster === cluster && one.status === 'ACTIVE' && !isLacking(one, definition),
  )
}

/** Whether a task stands on an instance that is drained. */
export function isOnDraining(state: SandboxState, task: Task): boolean {
  if (task.containerInstance === undefined) return false
  return ecsState(state).containerInstances.some(
    ({ id, status }) => id === task.containerInstance && status !== 'ACTIVE',
  )
}

/** An instance to be made by a capacity provider that scales: managed instances, or a group with managed scaling. Its size is a c5.xlarge's. */
function modelOf(state: SandboxState, { capacityProviderName }: Seeking): Model | undefined {
  const provider = ecsState(state).capacityProviders.find(({ name }) => name === capacityProviderName)
  const scaling = optionalObject(provider?.autoScalingGroupProvider ?? {}, 'managedScaling') ?? {}
  const scales = provider?.managedInstancesProvider !== undefined || scaling['status'] === 'ENABLED'
  return scales ? { cpu: 4096, memory: 7680 } : undefined
}

function join(world: StepContext, model: Model, { cluster, definition }: Seeking): ContainerInstance {
  const need = sizeOf(definition)
  const id = world.ids.hex(32)
  const made: ContainerInstance = {
    id,
    cluster,
    ec2InstanceId: `i-${id.slice(0, 17)}`,
    status: 'ACTIVE',
    cpu: Math.max(model.cpu, need.cpu),
    memory: Math.max(model.memory, need.memory),
    attributes: [{ name: 'ecs.os-type', value: 'linux' }],
    ...(model.lacks ? { lacks: model.lacks } : {}),
    ...(model.scales ? { scales: model.scales } : {}),
    registeredAt: world.now,
    tags: [],
  }
  ecsState(world.state).containerInstances.push(made)
  instancesChanged(world, cluster)
  return made
}

function hasTaskOf(state: SandboxState, instance: ContainerInstance, service: ServiceRecord): boolean {
  return tasksOf(state, service).some((task) => task.containerInstance === instance.id && task.lastStatus !== 'STOPPED')
}

function isLacking({ lacks = [] }: Pick<ContainerInstance, 'lacks'>, definition: TaskDefinition): boolean {
  const required = objects(definition.content, 'requiresAttributes').map((one) => optionalText(one, 'name') ?? '')
  return required.some((name) => lacks.includes(name))
}

function lackOf(state: SandboxState, instance: ContainerInstance, definition: TaskDefinition): Lack | undefined {
  const load = instanceLoad(state, instance)
  const { cpu, memory } = sizeOf(definition)
  if (isLacking(instance, definition)) return 'attribute'
  const taken = tasksOn(state, instance).flatMap((task) => {
    const own = findRevision(state, task.family, task.revision)
    return own ? hostPortsOf(own) : []
  })
  if (hostPortsOf(definition).some((port) => taken.includes(port))) return 'port'
  if (instance.cpu - load.cpu < cpu) return 'cpu'
  return instance.memory - load.memory < memory ? 'memory' : undefined
}

/** The ports of the instance that a task takes up for itself: under awsvpc it has an interface of its own, and 0 stands for any. */
function hostPortsOf({ content }: TaskDefinition): number[] {
  if (optionalText(content, 'networkMode') === 'awsvpc') return []
  return objects(content, 'containerDefinitions')
    .flatMap((container) => objects(container, 'portMappings'))
    .map((mapping) => optionalNumber(mapping, 'hostPort') ?? 0)
    .filter((port) => port !== 0)
}

function tasksOn(state: SandboxState, instance: ContainerInstance): Task[] {
  return Object.values(ecsState(state).tasks).filter((task) => task.containerInstance === instance.id)
}

function sizeOfTask(state: SandboxState, task: Task): { cpu: number; memory: number } {
  const definition = findRevision(state, task.family, task.revision)
  return definition ? sizeOf(definition) : { cpu: 0, memory: 0 }
}

// A task reserves its own size, or else that of its containers.
function sizeOf({ content }: TaskDefinition): { cpu: number; memory: number } {
  const containers = objects(content, 'containerDefinitions')
  const sum = (read: (container: (typeof containers)[number]) => number): number =>
    containers.reduce((total, container) => total + read(container), 0)
  const [cpu, memory] = [optionalText(content, 'cpu'), optionalText(content, 'memory')]
  return {
    cpu: cpu === undefined ? sum((container) => optionalNumber(container, 'cpu') ?? 0) : Number(cpu),
    memory:
      memory === undefined
        ? sum((container) => optionalNumber(container, 'memoryReservation') ?? optionalNumber(container, 'memory') ?? 0)
        : Number(memory),
  }
}

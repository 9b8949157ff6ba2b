import type { SandboxState } from '../../../service.ts'
import { objects, optionalNumber, optionalText } from '../input.ts'
import { type ContainerInstance, ecsState, findRevision, type Task, type TaskDefinition } from '../store.ts'

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

/** What an instance lacks for a task, in the order in which it is looked for. */
export type Lack = 'attribute' | 'port' | 'cpu' | 'memory'

/** No instance of a cluster can take a task. */
export interface NoRoom {
  /** What the closest one lacks; absent where there is no ACTIVE one. */
  readonly closest?: { readonly instance: ContainerInstance; readonly lack: Lack }
}

/** Where a task can be placed: an instance, or any number of them that nobody named. */
export type Place = ContainerInstance | 'free'

/**
 * Where a task can be placed: on the ACTIVE instance with the most memory left. `free` where no instance of the cluster is known and the
 * scenario does not say that there is none: then there is one for every task, because projects that use them must be playable.
 */
export function placeOnInstance(state: SandboxState, cluster: string, definition: TaskDefinition): Place | NoRoom {
  const known = ecsState(state).containerInstances.filter((one) => one.cluster === cluster)
  if (known.length === 0 && !isClosed(state)) return 'free'
  const active = known
    .filter(({ status }) => status === 'ACTIVE')
    .map((instance) => ({ instance, left: instance.memory - instanceLoad(state, instance).memory }))
    .sort((a, b) => b.left - a.left)
    .map(({ instance }) => ({ instance, lack: lackOf(state, instance, definition) }))
  const fitting = active.find(({ lack }) => lack === undefined)
  if (fitting) return fitting.instance
  const [closest] = active.flatMap(({ instance, lack }) => (lack === undefined ? [] : [{ instance, lack }]))
  return closest === undefined ? {} : { closest }
}

/** Whether a task was found a place. */
export function isPlace(place: Place | NoRoom): place is Place {
  return place === 'free' || 'id' in place
}

function isClosed(state: SandboxState): boolean {
  const kinds = state['closedKinds']
  return Array.isArray(kinds) && kinds.includes('containerInstances')
}

function lackOf(state: SandboxState, instance: ContainerInstance, definition: TaskDefinition): Lack | undefined {
  const load = instanceLoad(state, instance)
  const { cpu, memory } = sizeOf(definition)
  const required = objects(definition.content, 'requiresAttributes').map((one) => optionalText(one, 'name') ?? '')
  if (required.some((name) => instance.lacks?.includes(name))) return 'attribute'
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

import type { SandboxState } from '../../../service.ts'
import { objects, optionalNumber, optionalText } from '../input.ts'
import { type ContainerInstance, ecsState, findRevision, type Task, type TaskDefinition } from '../store.ts'

/** The load of a container instance: CPU units and MiB that its tasks take up, and how many tasks they are. */
export function instanceLoad(
  state: SandboxState,
  instance: ContainerInstance,
): { readonly cpu: number; readonly memory: number; readonly running: number; readonly pending: number } {
  const tasks = Object.values(ecsState(state).tasks).filter((task) => task.containerInstance === instance.id)
  const sizes = tasks.map((task) => sizeOfTask(state, task))
  const running = tasks.filter(({ lastStatus }) => lastStatus === 'RUNNING').length
  return {
    cpu: sizes.reduce((sum, { cpu }) => sum + cpu, 0),
    memory: sizes.reduce((sum, { memory }) => sum + memory, 0),
    running,
    pending: tasks.length - running,
  }
}

/**
 * Where a task can be placed: on the ACTIVE instance with the most memory left. `free` where no instance of the cluster is known: then
 * there is one for every task, because projects that use them must be playable.
 */
export function placeOnInstance(
  state: SandboxState,
  cluster: string,
  definition: TaskDefinition,
): ContainerInstance | 'free' | 'no room' {
  const known = ecsState(state).containerInstances.filter((one) => one.cluster === cluster)
  if (known.length === 0) return 'free'
  const { cpu, memory } = sizeOf(definition)
  const fitting = known
    .filter(({ status }) => status === 'ACTIVE')
    .map((instance) => ({ instance, load: instanceLoad(state, instance) }))
    .filter(({ instance, load }) => instance.cpu - load.cpu >= cpu && instance.memory - load.memory >= memory)
    .sort((a, b) => b.instance.memory - b.load.memory - (a.instance.memory - a.load.memory))
  return fitting[0]?.instance ?? 'no room'
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

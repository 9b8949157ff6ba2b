import type { SandboxState } from '../../service.ts'
import type { Cluster, EcsState, Family, ServiceRecord, Task, TaskDefinition } from './state.ts'

export type * from './state.ts'

/** The state of a sandbox where nothing was made yet: not even the default cluster, as in a new account. */
export function initialState(): EcsState {
  return { clusters: [], families: [], services: {}, tasks: {}, stoppedTasks: [], taskRuns: {} }
}

/** The part of the state that belongs to ECS. */
export function ecsState(state: SandboxState): EcsState {
  return state['ecs'] as EcsState
}

/** The cluster of that name, INACTIVE ones too. */
export function findCluster(state: SandboxState, name: string): Cluster | undefined {
  return ecsState(state).clusters.find((cluster) => cluster.name === name)
}

/** The service, INACTIVE ones too. */
export function findService(state: SandboxState, cluster: string, name: string): ServiceRecord | undefined {
  const { services } = ecsState(state)
  const key = `${cluster}/${name}`
  return Object.hasOwn(services, key) ? services[key] : undefined
}

/** The task, until about an hour after it stopped. */
export function findTask(state: SandboxState, cluster: string, id: string): Task | undefined {
  const { tasks, stoppedTasks } = ecsState(state)
  const task = Object.hasOwn(tasks, id) ? tasks[id] : stoppedTasks.find((one) => one.id === id)
  return task?.cluster === cluster ? task : undefined
}

/** The tasks of a cluster, stopped ones too. */
export function tasksIn(state: SandboxState, cluster: string): Task[] {
  const { tasks, stoppedTasks } = ecsState(state)
  return [...Object.values(tasks), ...stoppedTasks].filter((task) => task.cluster === cluster)
}

/** The revision, whatever its status. */
export function findRevision(state: SandboxState, family: string, revision: number): TaskDefinition | undefined {
  return findFamily(state, family)?.revisions.find((definition) => definition.revision === revision)
}

/** The family, even if all of its revisions are gone. */
export function findFamily(state: SandboxState, name: string): Family | undefined {
  return ecsState(state).families.find((family) => family.name === name)
}

/** The tasks of a service that have not stopped, oldest first. */
export function tasksOf(state: SandboxState, service: ServiceRecord): Task[] {
  return Object.values(ecsState(state).tasks).filter(
    (task) => task.service === service.name && task.cluster === service.cluster,
  )
}

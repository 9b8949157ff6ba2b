import type { SandboxState } from '../../service.ts'
import { derivedOf, enterTask, leaveTask } from './derived.ts'
import type { Cluster, EcsState, Family, ServiceRecord, Task, TaskDefinition } from './state.ts'

export type * from './state.ts'

/** The state of a sandbox where nothing was made yet: not even the default cluster, as in a new account. */
export function initialState(): EcsState {
  return {
    clusters: [],
    families: [],
    services: {},
    tasks: {},
    stoppedTasks: [],
    taskRuns: {},
    capacityProviders: [],
    containerInstances: [],
    daemonDefinitions: [],
    accountSettings: {},
    requests: {},
    attempts: {},
    sessions: {},
  }
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

/** Whether there is a service of that name that was not deleted: what other services refer to. */
export function ecsServiceExists(state: SandboxState, cluster: string, name: string): boolean {
  return findService(state, cluster, name)?.status === 'ACTIVE'
}

/** The task, until about an hour after it stopped. */
export function findTask(state: SandboxState, cluster: string, id: string): Task | undefined {
  const ecs = ecsState(state)
  const task = Object.hasOwn(ecs.tasks, id) ? ecs.tasks[id] : derivedOf(ecs).stoppedTasks.get(id)
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
  return derivedOf(ecsState(state)).families.get(name)
}

/** The tasks of a service that have not stopped, oldest first. */
export function tasksOf(state: SandboxState, service: ServiceRecord): Task[] {
  return [...(derivedOf(ecsState(state)).tasksOfServices.get(`${service.cluster}/${service.name}`)?.values() ?? [])]
}

/** Puts a family into the state. */
export function addFamily(state: SandboxState, name: string): Family {
  const ecs = ecsState(state)
  const family: Family = { name, last: 0, revisions: [] }
  derivedOf(ecs).families.set(name, family)
  ecs.families.push(family)
  return family
}

/** Puts a task into the state. */
export function addTask(state: SandboxState, task: Task): void {
  const ecs = ecsState(state)
  ecs.tasks[task.id] = task
  enterTask(ecs, task)
}

/** Moves a task to those that have stopped. */
export function shelveTask(state: SandboxState, task: Task): void {
  const ecs = ecsState(state)
  delete ecs.tasks[task.id]
  leaveTask(ecs, task)
  ecs.stoppedTasks.push(task)
  derivedOf(ecs).stoppedTasks.set(task.id, task)
}

/** Removes a stopped task. */
export function removeTask(state: SandboxState, task: Task): void {
  const ecs = ecsState(state)
  ecs.stoppedTasks.splice(ecs.stoppedTasks.indexOf(task), 1)
  derivedOf(ecs).stoppedTasks.delete(task.id)
}

/** Removes what has been kept of a revision; its number is not given again. */
export function removeRevision(state: SandboxState, definition: TaskDefinition): void {
  const family = findFamily(state, definition.family)
  if (family) family.revisions = family.revisions.filter((other) => other !== definition)
}

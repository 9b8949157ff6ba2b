import { note } from '../derived.ts'
import { type Blueprint, ecsState, type ServiceRecord, type Tag, type Task, type TaskSet, tasksOf } from '../store.ts'
import { sayStillSteady } from './events.ts'
import { isReady } from './health.ts'
import { wakeScheduler } from './notice.ts'
import { unbounded } from './placer.ts'
import { revisionOf } from './revision.ts'
import type { StepContext } from './step-context.ts'
import { isHeld, type Strategy } from './strategy.ts'
import { scheduler } from './times.ts'

/** Somebody else (CodeDeploy, a program) makes task sets and says how large each is; ECS keeps each at its size. */
export const taskSets: Strategy = {
  goals: (world, service) =>
    service.taskSets.map((set) => ({
      set,
      want: computedCountOf(service, set),
      hold: isHeld(set, world.now),
      isTarget: true,
    })),
  bounds: () => unbounded,
  fails: () => false,
  show(world, service) {
    const tasks = tasksOf(world.state, service)
    for (const set of service.taskSets) showStability(world, service, set, tasks)
    const before = service.taskSets.length
    service.taskSets = service.taskSets.filter((set) => set.status !== 'DRAINING' || ownOf(tasks, set).length > 0)
    if (service.taskSets.length !== before) note(ecsState(world.state), { kind: 'service', service })
  },
  proceed(world, service) {
    const isSteady = service.taskSets.length > 0 && service.taskSets.every((set) => set.stability === 'STEADY_STATE')
    if (!service.steady && isSteady) sayStillSteady(world, service)
    return false
  },
}

/** Tasks that a set is to have: its share of the desired count, rounded up. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TaskSet.html (checked 2026-11) */
export function computedCountOf(service: ServiceRecord, set: TaskSet): number {
  return set.status === 'DRAINING' ? 0 : Math.ceil((service.desiredCount * set.scale) / 100)
}

function showStability(world: StepContext, service: ServiceRecord, set: TaskSet, tasks: readonly Task[]): void {
  const own = ownOf(tasks, set)
  const isSteady =
    own.length === computedCountOf(service, set) &&
    own.every((task) => task.desiredStatus === 'RUNNING' && isReady(task, world.now))
  const stability = isSteady ? 'STEADY_STATE' : 'STABILIZING'
  if (set.stability === stability) return
  set.stability = stability
  set.stabilityAt = world.now
  set.updatedAt = world.now
}

function ownOf(tasks: readonly Task[], set: TaskSet): Task[] {
  return tasks.filter((task) => task.deployment === set.number)
}

/** The parts of a new task set. */
export interface TaskSetOrder {
  readonly blueprint: Blueprint
  readonly scale: number
  readonly status: TaskSet['status']
  readonly startedBy?: string
  readonly externalId?: string | undefined
  readonly tags: readonly Tag[]
}

/** Adds a task set to a service. */
export function addTaskSet(world: StepContext, service: ServiceRecord, order: TaskSetOrder): TaskSet {
  const { externalId, ...rest } = order
  const set: TaskSet = {
    ...rest,
    ...(externalId === undefined ? {} : { externalId }),
    number: world.ids.digits(19),
    tags: order.tags.map((tag) => ({ ...tag })),
    failedTasks: 0,
    startFailures: 0,
    stability: 'STABILIZING',
    stabilityAt: world.now,
    createdAt: world.now,
    updatedAt: world.now,
  }
  service.taskSets.unshift(set)
  service.steady = false
  wakeScheduler(world, service, world.now + scheduler.afterUpdate)
  return set
}

/** Scales a task set. */
export function scaleTaskSet(world: StepContext, service: ServiceRecord, set: TaskSet, scale: number): void {
  set.scale = scale
  touch(world, service, set)
}

/** Has a task set go: its tasks are stopped, then it is no longer listed. */
export function drainTaskSet(world: StepContext, service: ServiceRecord, set: TaskSet): void {
  set.status = 'DRAINING'
  set.scale = 0
  touch(world, service, set)
}

/** Makes a task set the one that serves; what it runs is what its service shows from now on. */
export function makePrimary(world: StepContext, service: ServiceRecord, set: TaskSet): void {
  for (const other of service.taskSets) if (other.status === 'PRIMARY') other.status = 'ACTIVE'
  set.status = 'PRIMARY'
  service.blueprint = set.blueprint
  touch(world, service, set)
}

function touch(world: StepContext, service: ServiceRecord, set: TaskSet): void {
  set.updatedAt = world.now
  set.stability = 'STABILIZING'
  set.stabilityAt = world.now
  service.steady = false
  wakeScheduler(world, service, world.now + scheduler.afterUpdate)
}

/** ECS's own controller takes over: the task set that serves becomes the deployment that is replaced next. */
export function adoptTaskSet(world: StepContext, service: ServiceRecord): void {
  const [set] = service.taskSets
  if (!set) return
  const { number, blueprint, failedTasks, startFailures, createdAt } = set
  service.taskSets = []
  service.revisions.unshift(revisionOf(world, number, blueprint))
  service.deployments = [
    {
      ...{ number, blueprint, failedTasks, startFailures, createdAt },
      status: 'PRIMARY',
      rolloutState: 'COMPLETED',
      rolloutStateReason: `ECS deployment ecs-svc/${number} completed.`,
      desiredCount: service.desiredCount,
      updatedAt: world.now,
      visibleAt: world.now,
      completedOnce: true,
    },
  ]
}

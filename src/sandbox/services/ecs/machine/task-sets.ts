import { note } from '../derived.ts'
import { ecsState, type ServiceRecord, type Task, type TaskSet, tasksOf } from '../store.ts'
import { sayStillSteady } from './events.ts'
import { isReady } from './health.ts'
import { unbounded } from './placer.ts'
import { isHeld, type Strategy } from './strategy.ts'
import type { World } from './world.ts'

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

function showStability(world: World, service: ServiceRecord, set: TaskSet, tasks: readonly Task[]): void {
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

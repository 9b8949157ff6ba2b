import { optionalObject, optionalText } from '../input.ts'
import { findRevision, type ServiceRecord, type Task, tasksOf } from '../store.ts'
import { breakerOf } from './breaker.ts'
import { currentServiceDeployment, isStaged } from './deployment.ts'
import { drain } from './drain.ts'
import { say, sayOnce, texts } from './events.ts'
import { hasFailedCheck, isHealthy } from './health.ts'
import { instancesOfDaemon, isDaemon, isOnDraining } from './instances.ts'
import { launchTasks } from './launch.ts'
import { countFailure, noteHealthy, wakeScheduler } from './notice.ts'
import { type Counts, type Move, planMoves } from './placer.ts'
import { rolling } from './rolling.ts'
import { staged } from './staged.ts'
import type { StepContext } from './step-context.ts'
import { stopTask } from './stop-task.ts'
import { type Goal, type Strategy, setsOf } from './strategy.ts'
import { announceStop, registerTargets } from './targets.ts'
import { taskSets } from './task-sets.ts'
import { scheduler } from './times.ts'

/** One look of the scheduler at a service: all that README.md tells of happens here, in this order. */
export function look(world: StepContext, service: ServiceRecord): void {
  delete service.tickAt
  if (service.status === 'DRAINING') {
    drain(world, service)
    return
  }
  if (isDaemon(service)) countInstances(world, service)
  const strategy = strategyOf(service)
  const tasks = tasksOf(world.state, service)
  if (!strategy.goals(world, service, tasks)) {
    wakeAtNextChange(world, service)
    return
  }
  registerTargets(world, service, tasks)
  const unhealthy = stopUnhealthy(world, service, tasks)
  hearOfHealth(world, service, tasks)
  if (strategy.fails(world, service)) return
  const changed = place(world, service, strategy, unhealthy.length)
  strategy.show(world, service)
  if (unhealthy.length + changed > 0) {
    strategy.concludeEarly?.(world, service)
    service.steady = false
    wakeScheduler(world, service, world.now + scheduler.afterOwnAction)
  } else if (!strategy.proceed(world, service)) {
    wakeAtNextChange(world, service)
  }
}

/** A daemon is to have one task on each instance, as many as there are now. */
function countInstances(world: StepContext, service: ServiceRecord): void {
  const { family, revision } = service.blueprint
  const definition = findRevision(world.state, family, revision)
  const count = definition ? instancesOfDaemon(world.state, service.cluster, definition).length : 0
  if (count === service.desiredCount) return
  service.desiredCount = count
  service.steady = false
}

/** The deployment of a service from one revision to the next. */
function strategyOf(service: ServiceRecord): Strategy {
  const controller = optionalText(optionalObject(service.options, 'deploymentController') ?? {}, 'type') ?? 'ECS'
  if (controller !== 'ECS') return taskSets
  return isStaged(service) || currentServiceDeployment(service)?.stage !== undefined ? staged : rolling
}

function stopUnhealthy(world: StepContext, service: ServiceRecord, tasks: readonly Task[]): Task[] {
  const unhealthy = tasks.filter(hasFailedCheck)
  for (const task of unhealthy) {
    const set = setsOf(service).find((one) => one.number === task.deployment)
    if (set) countFailure(set)
    const group = task.failedTargetGroup
    say(world, service, group === undefined ? texts.failedHealthChecks(task) : texts.unhealthyTarget(task, group))
    const reason =
      group === undefined
        ? 'Task failed container health checks'
        : `Task failed ELB health checks in (target-group ${group})`
    stopTask(world, task, { code: 'ServiceSchedulerInitiated', reason })
  }
  if (unhealthy.length > 0) announceStop(world, service, unhealthy, [])
  return unhealthy
}

function hearOfHealth(world: StepContext, service: ServiceRecord, tasks: readonly Task[]): void {
  const { resetOnHealthyTask } = breakerOf(service.deploymentConfiguration, service.desiredCount)
  for (const set of setsOf(service)) {
    const own = tasks.filter((task) => task.deployment === set.number)
    if (!noteHealthy(own, world.now)) continue
    set.startFailures = 0
    if (resetOnHealthyTask) set.failedTasks = 0
  }
}

// Moves the sets of a service towards what its strategy wants. Returns how many tasks were started or stopped.
function place(world: StepContext, service: ServiceRecord, strategy: Strategy, replaced: number): number {
  const tasks = tasksOf(world.state, service)
  const wanted = tasks.filter((task) => task.desiredStatus === 'RUNNING')
  const parts = partsOf(world, strategy.goals(world, service, tasks) ?? [], wanted)
  const counts = parts.map((part) => countsOf(world, part))
  const plan = planMoves(counts, tasks.length - wanted.length, strategy.bounds(service))
  const target = parts.find(({ goal }) => goal.isTarget)?.goal
  const chosen = parts.flatMap((part, index) => chooseStops(world, part, plan.moves[index]))
  for (const task of chosen) {
    const by = parts.length > 1 && target ? target.set.number : task.deployment
    const reason = `Scaling activity initiated by (deployment ecs-svc/${by})`
    stopTask(world, task, { code: 'ServiceSchedulerInitiated', reason })
  }
  announceStop(
    world,
    service,
    chosen.filter(isRunning),
    chosen.filter((task) => !isRunning(task)),
  )
  const started = parts.map(({ goal: { set } }, index) =>
    launchTasks(world, service, set, { count: plan.moves[index]?.start ?? 0, replaced }),
  )
  if (plan.stuck && wanted.every((task) => task.desiredStatus === 'STOPPED' || isHealthy(task, world.now))) {
    sayOnce(world, service, texts.configuration)
  }
  sayWhatIsProtected(world, service, parts, plan.moves)
  return chosen.length + started.reduce((sum, count) => sum + count, 0)
}

/** The tasks of a set that are treated alike. */
interface Part {
  readonly goal: Goal
  readonly tasks: readonly Task[]
}

// Those on instances that are drained are to go, as if they were of a set that is replaced.
function partsOf(world: StepContext, goals: readonly Goal[], wanted: readonly Task[]): Part[] {
  return goals.flatMap((goal) => {
    const own = wanted.filter((task) => task.deployment === goal.set.number)
    const draining = own.filter((task) => isOnDraining(world.state, task))
    const staying = { goal, tasks: own.filter((task) => !draining.includes(task)) }
    if (draining.length === 0) return [staying]
    return [staying, { goal: { ...goal, want: 0, hold: true, isTarget: false }, tasks: draining }]
  })
}

// Tasks that are in the way, and protected for the time being.
function sayWhatIsProtected(
  world: StepContext,
  service: ServiceRecord,
  parts: readonly Part[],
  moves: readonly Move[],
): void {
  for (const [index, { goal, tasks }] of parts.entries()) {
    const { stopOther = 0, stopHealthy = 0 } = moves[index] ?? {}
    const isFree = (task: Task): boolean => (task.protectedUntil ?? 0) <= world.now
    if (stopOther + stopHealthy > tasks.filter(isFree).length)
      sayOnce(world, service, texts.protectedTasks(goal.set.number))
  }
}

function countsOf(world: StepContext, { goal, tasks }: Part): Counts {
  const healthy = tasks.filter((task) => isHealthy(task, world.now)).length
  return { want: goal.want, healthy, other: tasks.length - healthy, hold: goal.hold, isTarget: goal.isTarget }
}

// Of a target's own the newest go first, of the others the oldest.
function chooseStops(world: StepContext, { goal, tasks }: Part, move: Move | undefined): Task[] {
  const free = tasks.filter((task) => (task.protectedUntil ?? 0) <= world.now)
  const ordered = goal.isTarget ? free.toReversed() : free
  const isWell = (task: Task): boolean => isHealthy(task, world.now)
  return [
    ...ordered.filter((task) => !isWell(task)).slice(0, move?.stopOther ?? 0),
    ...ordered.filter(isWell).slice(0, move?.stopHealthy ?? 0),
  ]
}

// The scheduler sleeps until something happens to a task, or until one of these times has come. For a deployment that it does not see
// yet it comes back after its usual pause.
function wakeAtNextChange(world: StepContext, service: ServiceRecord): void {
  const pause = world.now + scheduler.afterOwnAction
  const times = [
    ...service.deployments.map((one) => (one.visibleAt > world.now ? Math.max(one.visibleAt, pause) : 0)),
    ...setsOf(service).map((one) => one.retryAt ?? 0),
    ...tasksOf(world.state, service).flatMap((task) =>
      task.desiredStatus === 'RUNNING' ? [task.settledAt ?? 0, task.protectedUntil ?? 0] : [],
    ),
  ].filter((time) => time > world.now)
  if (times.length > 0) wakeScheduler(world, service, Math.min(...times))
}

function isRunning(task: Task): boolean {
  return task.lastStatus === 'RUNNING'
}

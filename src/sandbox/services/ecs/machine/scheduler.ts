import type { Deployment, ServiceRecord, Task } from '../store.ts'
import { tasksOf } from '../store.ts'
import { breakerOf } from './breaker.ts'
import { boundsOf, type Counts, type Plan, planRollout } from './capacity.ts'
import { completeDeployment, currentServiceDeployment, failDeployment } from './deployment.ts'
import { drain } from './drain.ts'
import { say, sayOnce, texts } from './events.ts'
import { hasFailedCheck, isHealthy, isReady } from './health.ts'
import { launchTasks } from './launch.ts'
import { countFailure, noteHealthy, wakeScheduler } from './notice.ts'
import { stopTask } from './stop-task.ts'
import { eventIsRepeated, scheduler } from './times.ts'
import type { World } from './world.ts'

/** One look of the scheduler at a service: all that README.md tells of happens here, in this order. */
export function look(world: World, service: ServiceRecord): void {
  delete service.tickAt
  if (service.status === 'DRAINING') {
    drain(world, service)
    return
  }
  const current = service.deployments.find((deployment) => deployment.visibleAt <= world.now)
  if (current === undefined) {
    wakeAtNextChange(world, service)
    return
  }
  const tasks = tasksOf(world.state, service)
  registerTargets(world, service, tasks)
  const unhealthy = stopUnhealthy(world, service, tasks)
  hearOfHealth(world, service, tasks)
  if (tripsBreaker(world, service, current)) return
  const plan = planFor(world, service, current, tasks)
  const stopped = stopPlanned(world, service, current, tasks, plan)
  const started = launchTasks(world, service, current, plan.start, unhealthy.length)
  showCounts(world, service, current)
  if (plan.stuck && tasks.every((task) => task.desiredStatus === 'STOPPED' || isHealthy(task, world.now))) {
    sayOnce(world, service, texts.configuration)
  }
  if (unhealthy.length + stopped + started > 0) {
    service.steady = false
    wakeScheduler(world, service, world.now + scheduler.afterOwnAction)
    return
  }
  if (isDone(world, service, current)) settle(world, service, current)
  else wakeAtNextChange(world, service)
}

/** An idle service says once more that it is steady. */
export function sayStillSteady(world: World, service: ServiceRecord): void {
  say(world, service, texts.steady)
  service.steadyAgainAt = world.now + eventIsRepeated
}

function registerTargets(world: World, service: ServiceRecord, tasks: readonly Task[]): void {
  const fresh = tasks.filter((task) => task.targetGroups && !task.registered && isRunning(task))
  for (const task of fresh) task.registered = true
  for (const group of new Set(fresh.flatMap((task) => task.targetGroups ?? []))) {
    const count = fresh.filter((task) => task.targetGroups?.includes(group)).length
    say(world, service, texts.registered(count, group))
  }
}

function stopUnhealthy(world: World, service: ServiceRecord, tasks: readonly Task[]): Task[] {
  const unhealthy = tasks.filter(hasFailedCheck)
  for (const task of unhealthy) {
    const deployment = service.deployments.find((one) => one.number === task.deployment)
    if (deployment) countFailure(deployment)
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

function hearOfHealth(world: World, service: ServiceRecord, tasks: readonly Task[]): void {
  const { resetOnHealthyTask } = breakerOf(service.deploymentConfiguration, service.desiredCount)
  for (const deployment of service.deployments) {
    const own = tasks.filter((task) => task.deployment === deployment.number)
    if (!noteHealthy(own, world.now)) continue
    deployment.startFailures = 0
    if (resetOnHealthyTask) deployment.failedTasks = 0
  }
}

function tripsBreaker(world: World, service: ServiceRecord, current: Deployment): boolean {
  const breaker = breakerOf(service.deploymentConfiguration, service.desiredCount)
  const underWay = currentServiceDeployment(service)
  if (underWay && !underWay.rollback && underWay.number === current.number) {
    const status = breaker.enable ? 'MONITORING' : 'DISABLED'
    underWay.breaker = { status, failureCount: current.failedTasks, threshold: breaker.threshold }
  }
  if (!breaker.enable || current.rolloutState !== 'IN_PROGRESS' || current.failedTasks < breaker.threshold) return false
  // A newer one is about to take its place.
  if (current.status !== 'PRIMARY') return false
  failDeployment(world, service, current)
  return true
}

function planFor(world: World, service: ServiceRecord, current: Deployment, tasks: readonly Task[]): Plan {
  const wanted = tasks.filter((task) => task.desiredStatus === 'RUNNING')
  const old = wanted.filter((task) => task.deployment !== current.number)
  const oldHealthy = old.filter((task) => isHealthy(task, world.now)).length
  const failed = current.rolloutState === 'FAILED'
  const counts: Counts = {
    desired: service.desiredCount,
    current: wanted.length - old.length,
    oldHealthy,
    oldOther: old.length - oldHealthy,
    healthy: wanted.filter((task) => isHealthy(task, world.now)).length,
    stopping: tasks.length - wanted.length,
    hold: failed || (current.retryAt ?? 0) > world.now,
  }
  const bounds = boundsOf(service.desiredCount, service.deploymentConfiguration)
  const plan = planRollout(counts, bounds)
  // A failed deployment is not carried on: what the one before it still has stays, as long as there is room for it.
  return failed && wanted.length <= bounds.ceiling ? { ...plan, stopOldOther: 0, stopOldHealthy: 0 } : plan
}

function stopPlanned(
  world: World,
  service: ServiceRecord,
  current: Deployment,
  tasks: readonly Task[],
  plan: Plan,
): number {
  const wanted = tasks.filter((task) => task.desiredStatus === 'RUNNING')
  const old = wanted.filter((task) => task.deployment !== current.number)
  const healthy = (task: Task): boolean => isHealthy(task, world.now)
  const own = wanted.filter((task) => task.deployment === current.number)
  // Of too many alike, those that serve least go first: what is not healthy yet, then the newest.
  const ownByUse = [...own.filter((task) => !healthy(task)).reverse(), ...own.filter(healthy).reverse()]
  const chosen = [
    ...old.filter((task) => !healthy(task)).slice(0, plan.stopOldOther),
    ...old.filter(healthy).slice(0, plan.stopOldHealthy),
    ...ownByUse.slice(0, plan.stopCurrent),
  ]
  const running = chosen.filter(isRunning)
  const pending = chosen.filter((task) => !isRunning(task))
  for (const task of chosen) {
    const reason = `Scaling activity initiated by (deployment ecs-svc/${current.number})`
    stopTask(world, task, { code: 'ServiceSchedulerInitiated', reason })
  }
  announceStop(world, service, running, pending)
  return chosen.length
}

// The events for tasks that the scheduler has stopped.
function announceStop(world: World, service: ServiceRecord, running: readonly Task[], pending: readonly Task[]): void {
  const registered = running.filter((task) => task.registered)
  if (registered.length > 0) say(world, service, texts.draining(registered.length))
  for (const group of new Set(registered.flatMap((task) => task.targetGroups ?? []))) {
    const count = registered.filter((task) => task.targetGroups?.includes(group)).length
    say(world, service, texts.deregistered(count, group))
  }
  if (running.length > 0) say(world, service, texts.stoppedRunning(running))
  if (pending.length > 0) say(world, service, texts.stoppedPending(pending))
}

// The counts that each deployment is at: the current one's is what it may have beside what the others still take up.
function showCounts(world: World, service: ServiceRecord, current: Deployment): void {
  const tasks = tasksOf(world.state, service)
  const { ceiling } = boundsOf(service.desiredCount, service.deploymentConfiguration)
  const others = tasks.filter((task) => task.deployment !== current.number)
  for (const deployment of service.deployments) {
    // One that the scheduler does not see yet keeps the count that it was made with.
    if (deployment.visibleAt > world.now) continue
    const own = tasks.filter((task) => task.deployment === deployment.number && task.desiredStatus === 'RUNNING').length
    const count = deployment === current ? Math.max(own, Math.min(service.desiredCount, ceiling - others.length)) : own
    if (deployment.desiredCount === count) continue
    deployment.desiredCount = count
    deployment.updatedAt = world.now
  }
}

function isDone(world: World, service: ServiceRecord, current: Deployment): boolean {
  if (service.deployments[0] !== current || current.rolloutState === 'FAILED') return false
  const wanted = tasksOf(world.state, service).filter((task) => task.desiredStatus === 'RUNNING')
  return (
    wanted.length === service.desiredCount &&
    wanted.every((task) => task.deployment === current.number && isReady(task, world.now))
  )
}

function settle(world: World, service: ServiceRecord, current: Deployment): void {
  if (current.rolloutState === 'IN_PROGRESS') {
    // A complete deployment vouches for its tasks: the next one may not treat them as not yet healthy.
    for (const task of tasksOf(world.state, service)) task.settledAt = Math.min(task.settledAt ?? world.now, world.now)
    completeDeployment(world, service, current)
  } else if (!service.steady) {
    service.steady = true
    sayStillSteady(world, service)
  }
}

// The scheduler sleeps until something happens to a task, or until one of these times has come. For a deployment that it does not see
// yet it comes back after its usual pause.
function wakeAtNextChange(world: World, service: ServiceRecord): void {
  const pause = world.now + scheduler.afterOwnAction
  const times = [
    ...service.deployments.map((one) => (one.visibleAt > world.now ? Math.max(one.visibleAt, pause) : 0)),
    ...service.deployments.map((one) => one.retryAt ?? 0),
    ...tasksOf(world.state, service).map((task) => (task.desiredStatus === 'RUNNING' ? (task.settledAt ?? 0) : 0)),
  ].filter((time) => time > world.now)
  if (times.length > 0) wakeScheduler(world, service, Math.min(...times))
}

function isRunning(task: Task): boolean {
  return task.lastStatus === 'RUNNING'
}

import { behaviourOf, type ContainerBehaviour, targetBehaviourOf } from '../../../behaviour.ts'
import { note } from '../derived.ts'
import { optionalNumber } from '../input.ts'
import { ecsState, findService, type ServiceRecord, type Task, type Workload } from '../store.ts'
import { isHealthy } from './health.ts'
import { identityOf } from './identity.ts'
import type { StepContext } from './step-context.ts'
import { isHeld, setsOf } from './strategy.ts'
import { draining, retryDelay, runningCountsAsHealthy, scheduler, target } from './times.ts'

// News of tasks for the scheduler of their service. Tasks that belong to no service pass through here without effect.

/** Has the scheduler look at a service at a time, or earlier if it was to look earlier. */
export function wakeScheduler(world: Pick<StepContext, 'state'>, service: ServiceRecord, at: number): void {
  service.tickAt = Math.min(service.tickAt ?? at, at)
  note(ecsState(world.state), { kind: 'service', service })
}

/** A task runs: from now on its health can show. */
export function taskRuns(world: StepContext, task: Task): void {
  const found = setOf(world, task)
  if (!found) return
  const { service, set } = found
  const behaviours = task.containers.map((container) => behaviourOf(world.state, identityOf(task, container)))
  if (task.targetGroups && task.targetGroups.length > 0) {
    checkTargets(world, service, { task, behaviours })
  } else if (!task.containers.some((container) => container.essential && container.checked)) {
    task.settledAt = world.now + runningCountsAsHealthy
  }
  if (set) set.startFailures = 0
  wakeScheduler(world, service, world.now + scheduler.afterTaskRuns)
}

/** Plans when the targets of a task turn healthy, and when they fail. */
function checkTargets(
  world: StepContext,
  service: ServiceRecord,
  { task, behaviours }: { readonly task: Task; readonly behaviours: readonly ContainerBehaviour[] },
): void {
  const targets = (task.targetGroups ?? []).map((group) => ({
    group,
    ...targetBehaviourOf(world.state, group, task.family),
  }))
  const slowest = Math.max(0, ...[...behaviours, ...targets].map((one) => one.healthyAfterSeconds ?? 0)) * 1000
  const throttled = Math.max(0, ...targets.map((one) => one.throttledSeconds ?? 0)) * 1000
  task.settledAt = world.now + Math.round(throttled) + Math.max(target.healthy, Math.round(slowest))
  const isFailing = behaviours.some((behaviour, index) => behaviour.neverHealthy && !task.containers[index]?.checked)
  // The grace period of the service counts from the start.
  const grace = (optionalNumber(service.options, 'healthCheckGracePeriodSeconds') ?? 0) * 1000
  for (const [index, { group, neverHealthy, failsAfterSeconds }] of targets.entries()) {
    const never = neverHealthy || (isFailing && index === 0)
    if (!never && failsAfterSeconds === undefined) continue
    const after = never ? target.unhealthy : Math.round((failsAfterSeconds ?? 0) * 1000)
    const at = world.now + Math.max(grace, after)
    if (never) task.settledAt = at + 1
    task.steps.push({ at, do: 'fail target', targetGroup: group })
  }
}

/** A task ends without having been asked to: a failure of its deployment, unless it had been healthy. */
export function taskEnds(world: StepContext, task: Task): void {
  const found = setOf(world, task)
  if (!found) return
  const { service, set } = found
  if (set) {
    if (!task.healthySeen) countFailure(set)
    if (task.startedAt === undefined) delayRetry(world, set)
  }
  service.steady = false
  wakeScheduler(world, service, world.now + scheduler.afterTaskChange)
}

/** The health of a container or target has changed. */
export function healthChanged(world: StepContext, task: Task): void {
  const found = setOf(world, task)
  if (found) wakeScheduler(world, found.service, world.now + scheduler.afterTaskChange)
}

/** A task is STOPPED: its place is free, and a deleted service may be done. */
export function taskFinished(world: StepContext, task: Task): void {
  const found = setOf(world, task)
  if (!found) return
  if (found.service.status === 'DRAINING') {
    found.service.drainedAt = Math.max(found.service.drainedAt ?? 0, world.now + draining.afterLastTask)
  }
  wakeScheduler(world, found.service, world.now + scheduler.afterTaskChange)
}

/**
 * One more failed task. AWS counts tasks that cannot be launched, do not get to RUNNING or are stopped for their health.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html (checked 2026-11)
 * assumed: a task that ends by itself before it counted as healthy is a failure too; otherwise an image that crashes at once would
 * never trip the circuit breaker, and users see that it does.
 */
export function countFailure(set: Workload): void {
  if (!('rolloutState' in set) || set.rolloutState === 'IN_PROGRESS') set.failedTasks += 1
}

/** The next tasks wait longer after each attempt of which one never ran; those of the same attempt count once. */
export function delayRetry(world: StepContext, set: Workload): void {
  if (isHeld(set, world.now)) return
  set.startFailures += 1
  set.retryAt = world.now + retryDelay(set.startFailures)
}

/** Takes note of tasks that have become healthy since the last look, and says whether there are any. */
export function noteHealthy(tasks: readonly Task[], now: number): boolean {
  const fresh = tasks.filter((task) => !task.healthySeen && isHealthy(task, now))
  for (const task of fresh) task.healthySeen = true
  return fresh.length > 0
}

function setOf(world: StepContext, task: Task): { service: ServiceRecord; set: Workload | undefined } | undefined {
  if (task.service === undefined) return undefined
  const service = findService(world.state, task.cluster, task.service)
  if (service === undefined || service.status === 'INACTIVE') return undefined
  return { service, set: setsOf(service).find((one) => one.number === task.deployment) }
}

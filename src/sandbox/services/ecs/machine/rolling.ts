import { note } from '../derived.ts'
import { optionalFlag, optionalNumber, optionalObject, optionalText } from '../input.ts'
import { type Deployment, ecsState, type ServiceDeployment, type ServiceRecord, type Task, tasksOf } from '../store.ts'
import { completeDeployment, currentServiceDeployment } from './deployment.ts'
import { sayStillSteady } from './events.ts'
import { tripsAlarm, tripsBreaker } from './fail.ts'
import { isHealthy, isReady } from './health.ts'
import { boundsOf } from './placer.ts'
import type { StepContext } from './step-context.ts'
import { isHeld, type Strategy } from './strategy.ts'

/** The newest deployment takes the place of those before it, as many tasks at a time as the percentages allow. */
export const rolling: Strategy = {
  goals(world, service, tasks) {
    const current = currentOf(world, service)
    if (!current) return undefined
    const wanted = tasks.filter((task) => task.desiredStatus === 'RUNNING')
    // A failed deployment is not carried on: what the one before it still has stays, as long as there is room for it.
    const keep =
      current.rolloutState === 'FAILED' &&
      wanted.length <= boundsOf(service.desiredCount, service.deploymentConfiguration).ceiling
    const others = service.deployments.filter((one) => one !== current)
    return [
      { set: current, want: service.desiredCount, hold: isHeld(current, world.now), isTarget: true },
      ...others.map((set) => ({
        set,
        want: keep ? wanted.filter((task) => task.deployment === set.number).length : 0,
        hold: true,
        isTarget: false,
      })),
    ]
  },

  bounds: (service) => boundsOf(service.desiredCount, service.deploymentConfiguration),

  fails(world, service) {
    const current = currentOf(world, service)
    // One that is not PRIMARY is about to be replaced anyway.
    if (current?.status !== 'PRIMARY') return false
    return tripsBreaker(world, service, current) || tripsAlarm(world, service, current)
  },

  // The current one's count is what it may have beside what the others still take up.
  show(world, service) {
    const current = currentOf(world, service)
    const tasks = tasksOf(world.state, service)
    const { ceiling } = boundsOf(service.desiredCount, service.deploymentConfiguration)
    const others = tasks.filter((task) => task.deployment !== current?.number)
    for (const deployment of service.deployments) {
      // One that the scheduler does not see yet keeps the count that it was made with.
      if (deployment.visibleAt > world.now) continue
      const own = countOf(tasks, deployment)
      showCount(
        world,
        deployment,
        deployment === current ? Math.max(own, Math.min(service.desiredCount, ceiling - others.length)) : own,
      )
    }
  },

  concludeEarly(world, service) {
    const current = currentOf(world, service)
    if (!current || service.deployments[0] !== current || current.rolloutState !== 'IN_PROGRESS') return
    const early = optionalObject(service.deploymentConfiguration, 'earlySuccessCriteria') ?? {}
    if (optionalFlag(early, 'enable') && isDone(world, service, current)) complete(world, service, current)
  },

  proceed(world, service) {
    const current = currentOf(world, service)
    if (!current || service.deployments[0] !== current || current.rolloutState === 'FAILED') return false
    if (current.rolloutState === 'IN_PROGRESS')
      return isDone(world, service, current) && complete(world, service, current)
    if (service.deployments.length > 1 && othersAreGone(world, service, current)) service.deployments = [current]
    if (!service.steady && isStable(world, service, current)) sayStillSteady(world, service)
    return false
  },
}

/** The newest deployment that is old enough to be acted on: for a younger one the one before it still counts. */
function currentOf(world: StepContext, service: ServiceRecord): Deployment | undefined {
  return service.deployments.find((deployment) => deployment.visibleAt <= world.now)
}

/** Shows a count on a deployment. */
export function showCount(world: StepContext, deployment: Deployment, count: number): void {
  if (deployment.desiredCount === count) return
  deployment.desiredCount = count
  deployment.updatedAt = world.now
}

/** Wanted tasks of a set. */
export function countOf(tasks: readonly Task[], set: { readonly number: string }): number {
  return tasks.filter((task) => task.deployment === set.number && task.desiredStatus === 'RUNNING').length
}

/** Whether a service has exactly the tasks that it is to have, all of one set and ready. */
export function isStable(world: StepContext, service: ServiceRecord, set: { readonly number: string }): boolean {
  const wanted = tasksOf(world.state, service).filter((task) => task.desiredStatus === 'RUNNING')
  return (
    wanted.length === service.desiredCount &&
    wanted.every((task) => task.deployment === set.number && isReady(task, world.now))
  )
}

function othersAreGone(world: StepContext, service: ServiceRecord, current: Deployment): boolean {
  return tasksOf(world.state, service).every(
    (task) => task.deployment === current.number || task.desiredStatus === 'STOPPED',
  )
}

/**
 * With early success criteria a share of healthy tasks is enough, and the tasks before are removed first (BLOCKING) or afterwards
 * (DEFERRED). https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentEarlySuccessCriteria.html (checked 2026-11)
 */
function isDone(world: StepContext, service: ServiceRecord, current: Deployment): boolean {
  const early = optionalObject(service.deploymentConfiguration, 'earlySuccessCriteria') ?? {}
  if (!optionalFlag(early, 'enable')) return isStable(world, service, current)
  const healthy = tasksOf(world.state, service).filter(
    (task) => task.deployment === current.number && isHealthy(task, world.now),
  ).length
  const share = optionalNumber(early, 'healthyPercent') ?? 100
  if (healthy < Math.ceil((service.desiredCount * share) / 100)) return false
  return optionalText(early, 'sourceServiceRevisionCleanup') === 'DEFERRED' || othersAreGone(world, service, current)
}

function complete(world: StepContext, service: ServiceRecord, current: Deployment): boolean {
  const underWay = currentServiceDeployment(service)
  const bakeMinutes = optionalNumber(service.deploymentConfiguration, 'bakeTimeInMinutes') ?? 0
  // Alarms are watched for a while after the tasks are there.
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html (checked 2026-11)
  if (bakeMinutes > 0 && underWay && !underWay.rollback && underWay.alarms.status === 'MONITORING') {
    if (!bake(world, service, underWay, bakeMinutes)) return false
  }
  // A complete deployment vouches for its tasks: the next one may not treat them as not yet healthy.
  for (const task of tasksOf(world.state, service)) {
    if (task.deployment === current.number && isReady(task, world.now)) {
      task.settledAt = Math.min(task.settledAt ?? world.now, world.now)
    }
  }
  const others = service.deployments.filter((one) => one !== current && countOf(tasksOf(world.state, service), one) > 0)
  completeDeployment(world, service, current, others)
  return true
}

// Returns whether the bake time is over; it begins with the first question.
function bake(world: StepContext, service: ServiceRecord, underWay: ServiceDeployment, minutes: number): boolean {
  if (underWay.baked) return true
  if (underWay.steps.some((step) => step.do === 'end bake time')) return false
  underWay.steps.push({ at: world.now + minutes * 60_000, do: 'end bake time' })
  note(ecsState(world.state), { kind: 'service', service })
  return false
}

import { note } from '../derived.ts'
import { optionalText } from '../input.ts'
import { type Blueprint, type Deployment, ecsState, type ServiceDeployment, type ServiceRecord } from '../store.ts'
import { watchAlarms } from './alarms.ts'
import { breakerOf } from './breaker.ts'
import { say, texts } from './events.ts'
import { wakeScheduler } from './notice.ts'
import { revisionOf } from './revision.ts'
import type { StepContext } from './step-context.ts'
import { eventIsRepeated, revisions, scheduler } from './times.ts'

/** Starts a deployment: the newest one is PRIMARY, those before stay listed until it is complete. */
export function beginDeployment(world: StepContext, service: ServiceRecord, blueprint: Blueprint): Deployment {
  const number = world.ids.digits(19)
  const [before] = service.deployments
  for (const older of service.deployments) {
    if (older.status !== 'PRIMARY') continue
    older.status = 'ACTIVE'
    older.updatedAt = world.now
  }
  endServiceDeployments(service, world.now)
  const shifts = isStaged(service)
  const source = service.deployments.find((one) => one.completedOnce)
  const deployment: Deployment = {
    number,
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ecs-svc/${number} in progress.`,
    desiredCount: service.desiredCount,
    failedTasks: 0,
    createdAt: world.now,
    updatedAt: world.now,
    blueprint,
    visibleAt: world.now + scheduler.deploymentIsSeen,
    completedOnce: false,
    startFailures: 0,
    ...(shifts ? { weights: { production: 0, test: 0 }, alternate: source !== undefined && !source.alternate } : {}),
  }
  const underWay = newServiceDeployment(world, service, number)
  if (!shifts) for (const one of service.deployments) delete one.weights
  else if (source) shiftAll(service, source)
  service.serviceDeployments.unshift(underWay)
  service.revisions.unshift(revisionOf(world, number, blueprint))
  service.deployments.unshift(deployment)
  service.blueprint = blueprint
  service.steady = false
  delete service.steadyAgainAt
  watchAlarms(world, service, underWay)
  if (shifts) {
    const stage = service.deployments.length > 2 ? 'RECONCILE_SERVICE' : 'PRE_SCALE_UP'
    underWay.steps.push({ at: underWay.startedAt, do: 'enter', stage })
    note(ecsState(world.state), { kind: 'service', service })
  }
  wakeScheduler(world, service, world.now + (before ? scheduler.afterUpdate : scheduler.afterCreation))
  return deployment
}

/** All traffic goes to one deployment. */
export function shiftAll(service: ServiceRecord, to: Deployment): void {
  for (const deployment of service.deployments) {
    const share = deployment === to ? 100 : 0
    deployment.weights = { production: share, test: share }
  }
}

/** Whether the deployments of a service go through stages in which traffic is shifted. */
export function isStaged(service: Pick<ServiceRecord, 'deploymentConfiguration'>): boolean {
  return (optionalText(service.deploymentConfiguration, 'strategy') ?? 'ROLLING') !== 'ROLLING'
}

/** The PRIMARY deployment has what it wants. Others that still have tasks stay listed until those are gone. */
export function completeDeployment(
  world: StepContext,
  service: ServiceRecord,
  deployment: Deployment,
  others: Deployment[] = [],
): void {
  deployment.rolloutState = 'COMPLETED'
  deployment.rolloutStateReason = `ECS deployment ecs-svc/${deployment.number} completed.`
  deployment.completedOnce = true
  deployment.updatedAt = world.now
  service.deployments = [deployment, ...others]
  const current = currentServiceDeployment(service)
  if (current) {
    finish(current, current.rollback ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL', world.now)
    if (current.breaker.status === 'MONITORING') current.breaker.status = 'MONITORING_COMPLETE'
    if (current.alarms.status === 'MONITORING') current.alarms.status = 'MONITORING_COMPLETE'
  }
  service.steady = others.length === 0
  if (service.steady) service.steadyAgainAt = world.now + eventIsRepeated
  say(world, service, texts.completed(deployment.number), ...(service.steady ? [texts.steady] : []))
}

/** A deployment is given up without going back: it stays PRIMARY, FAILED. */
export function stopDeployment(
  world: StepContext,
  service: ServiceRecord,
  deployment: Deployment,
  reason: string,
): void {
  deployment.rolloutState = 'FAILED'
  deployment.rolloutStateReason = reason
  deployment.updatedAt = world.now
  const current = currentServiceDeployment(service)
  if (!current) return
  current.statusReason = reason
  finish(current, 'STOPPED', world.now)
}

/** The service deployment that is still on its way. */
export function currentServiceDeployment(service: ServiceRecord): ServiceDeployment | undefined {
  return service.serviceDeployments.find((one) => isUnderWay(one.status))
}

/** Whether a service deployment of this status is still on its way. */
export function isUnderWay(status: ServiceDeployment['status']): boolean {
  return ['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'].includes(status)
}

/** Stops what is still on its way: a newer deployment takes its place, or the service is deleted. assumed: the status */
export function endServiceDeployments(service: ServiceRecord, now: number): void {
  for (const one of service.serviceDeployments) if (isUnderWay(one.status)) finish(one, 'STOPPED', now)
}

function newServiceDeployment(world: StepContext, service: ServiceRecord, number: string): ServiceDeployment {
  const breaker = breakerOf(service.deploymentConfiguration, service.desiredCount)
  return {
    id: world.ids.hex(22),
    number,
    sources: service.deployments.map((deployment) => deployment.number),
    status: 'IN_PROGRESS',
    createdAt: world.now,
    startedAt: world.now + revisions.deploymentAppears,
    updatedAt: world.now,
    breaker: { status: breaker.enable ? 'MONITORING' : 'DISABLED', failureCount: 0, threshold: breaker.threshold },
    configuration: service.deploymentConfiguration,
    shifted: 0,
    hooks: [],
    alarms: { status: 'DISABLED', triggered: [], watched: [] },
    steps: [],
  }
}

/** Ends a service deployment. */
export function finish(one: ServiceDeployment, status: ServiceDeployment['status'], now: number): void {
  one.status = status
  one.updatedAt = now
  one.finishedAt = now
  one.steps = []
  if (status === 'STOPPED') one.stoppedAt = now
}

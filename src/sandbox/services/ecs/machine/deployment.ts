import type { Blueprint, Deployment, ServiceDeployment, ServiceRecord } from '../store.ts'
import { breakerOf } from './breaker.ts'
import { say, texts } from './events.ts'
import { wakeScheduler } from './notice.ts'
import { revisionOf } from './revision.ts'
import { eventIsRepeated, revisions, scheduler } from './times.ts'
import type { World } from './world.ts'

/** Starts a deployment: the newest one is PRIMARY, those before stay listed until it is complete. */
export function beginDeployment(world: World, service: ServiceRecord, blueprint: Blueprint): Deployment {
  const number = world.ids.digits(19)
  const first = service.deployments.length === 0
  for (const older of service.deployments) {
    if (older.status !== 'PRIMARY') continue
    older.status = 'ACTIVE'
    older.updatedAt = world.now
  }
  endServiceDeployments(service, world.now)
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
  }
  service.serviceDeployments.unshift(newServiceDeployment(world, service, number))
  service.revisions.unshift(revisionOf(world, number, blueprint))
  service.deployments.unshift(deployment)
  service.blueprint = blueprint
  service.steady = false
  delete service.steadyAgainAt
  wakeScheduler(world, service, world.now + (first ? scheduler.afterCreation : scheduler.afterUpdate))
  return deployment
}

/** The PRIMARY deployment has what it wants, and what it replaced is gone. */
export function completeDeployment(world: World, service: ServiceRecord, deployment: Deployment): void {
  deployment.rolloutState = 'COMPLETED'
  deployment.rolloutStateReason = `ECS deployment ecs-svc/${deployment.number} completed.`
  deployment.completedOnce = true
  deployment.updatedAt = world.now
  service.deployments = [deployment]
  const current = currentServiceDeployment(service)
  if (current) {
    const rolledBack = current.rollback !== undefined
    finish(current, rolledBack ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL', world.now)
    if (current.breaker.status === 'MONITORING') current.breaker.status = 'MONITORING_COMPLETE'
  }
  service.steady = true
  service.steadyAgainAt = world.now + eventIsRepeated
  say(world, service, texts.completed(deployment.number), texts.steady)
}

/** The circuit breaker trips: the deployment has failed, and where there is one that had been completed, that one comes back. */
export function failDeployment(world: World, service: ServiceRecord, failed: Deployment): void {
  const breaker = breakerOf(service.deploymentConfiguration, service.desiredCount)
  failed.rolloutState = 'FAILED'
  failed.rolloutStateReason = 'ECS deployment circuit breaker: tasks failed to start.'
  failed.updatedAt = world.now
  // Nothing is launched any more, and so nothing is waited for.
  delete failed.retryAt
  const current = currentServiceDeployment(service)
  if (current) {
    current.breaker = { status: 'TRIGGERED', failureCount: failed.failedTasks, threshold: breaker.threshold }
    current.updatedAt = world.now
  }
  const target = breaker.rollback ? rollbackTarget(service, failed) : undefined
  if (!target) {
    if (current) {
      // assumed: the status; there is none that says that a deployment failed
      current.statusReason = failed.rolloutStateReason
      finish(current, current.rollback ? 'ROLLBACK_FAILED' : 'STOPPED', world.now)
    }
    say(world, service, texts.failed(failed.number))
    return
  }
  say(world, service, texts.failed(failed.number), texts.rollingBack(target.number))
  rollBack(world, service, failed, target, failed.rolloutStateReason)
}

/** The newest older deployment that had been completed. */
export function rollbackTarget(service: ServiceRecord, failed: Deployment): Deployment | undefined {
  return service.deployments.find((deployment) => deployment !== failed && deployment.completedOnce)
}

/** Goes back to a deployment: it is PRIMARY again under its old id, and the service has its settings again. */
export function rollBack(
  world: World,
  service: ServiceRecord,
  failed: Deployment,
  target: Deployment,
  reason: string,
): void {
  target.status = 'PRIMARY'
  target.rolloutState = 'IN_PROGRESS'
  target.rolloutStateReason = `ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/${target.number}.`
  target.updatedAt = world.now
  target.failedTasks = 0
  target.startFailures = 0
  delete target.retryAt
  // Seen by users: the failed one is listed as DRAINING until the rollback is complete.
  failed.status = 'DRAINING'
  service.deployments = [target, ...service.deployments.filter((deployment) => deployment !== target)]
  service.blueprint = target.blueprint
  service.steady = false
  const current = currentServiceDeployment(service)
  if (current) {
    current.status = 'ROLLBACK_IN_PROGRESS'
    current.rollback = { reason, startedAt: world.now, number: target.number }
    current.statusReason = reason
    current.updatedAt = world.now
  }
  wakeScheduler(world, service, world.now + scheduler.afterOwnAction)
}

/** A deployment is given up without going back: it stays PRIMARY, FAILED. */
export function stopDeployment(world: World, service: ServiceRecord, deployment: Deployment, reason: string): void {
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

/** What is still on its way is stopped: a newer deployment takes its place, or the service is deleted. assumed: the status */
export function endServiceDeployments(service: ServiceRecord, now: number): void {
  for (const one of service.serviceDeployments) if (isUnderWay(one.status)) finish(one, 'STOPPED', now)
}

function newServiceDeployment(world: World, service: ServiceRecord, number: string): ServiceDeployment {
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
  }
}

function finish(one: ServiceDeployment, status: ServiceDeployment['status'], now: number): void {
  one.status = status
  one.updatedAt = now
  one.finishedAt = now
  if (status === 'STOPPED') one.stoppedAt = now
}

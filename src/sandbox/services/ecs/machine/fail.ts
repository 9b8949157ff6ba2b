import { note } from '../derived.ts'
import { optionalFlag, optionalObject } from '../input.ts'
import { type Deployment, ecsState, type ServiceDeployment, type ServiceRecord } from '../store.ts'
import { alarmsOn } from './alarms.ts'
import { breakerOf } from './breaker.ts'
import { currentServiceDeployment, finish, isStaged } from './deployment.ts'
import { say, texts } from './events.ts'
import { wakeScheduler } from './notice.ts'
import type { StepContext } from './step-context.ts'
import { scheduler } from './times.ts'

/** Why a deployment ends, in the words of each place that tells it. */
export interface Failure {
  /** `rolloutStateReason` of the deployment that has failed. */
  readonly rolloutState: string
  /** The same of the one that it goes back to. */
  rollingBack(number: string): string
  /** `statusReason` of the service deployment. */
  readonly status: string
  /** The end of the event. */
  readonly event: string
  /** Whether to go back at all. */
  readonly rollback: boolean
}

/** A deployment has failed; where it is to go back and there is one that had been completed, that one comes back. */
export function failDeployment(world: StepContext, service: ServiceRecord, failed: Deployment, failure: Failure): void {
  failed.rolloutState = 'FAILED'
  failed.rolloutStateReason = failure.rolloutState
  failed.updatedAt = world.now
  // Nothing is launched any more, and so nothing is waited for.
  delete failed.retryAt
  const current = currentServiceDeployment(service)
  const target = failure.rollback ? rollbackTarget(service, failed) : undefined
  if (!target) {
    if (current) {
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-deployment.html (checked 2026-11) has the statuses;
      // assumed: STOPPED where it was not to go back. reported by users: the text where there is nothing to go back to
      current.statusReason = failure.rollback ? 'No rollback candidate was found to run the rollback.' : failure.status
      finish(current, failure.rollback || current.rollback ? 'ROLLBACK_FAILED' : 'STOPPED', world.now)
    }
    say(world, service, texts.failed(failed.number, failure.event))
    return
  }
  say(world, service, texts.failed(failed.number, failure.event), texts.rollingBack(target.number))
  rollBack(world, service, target, failure)
}

/** The newest older deployment that had been completed. */
function rollbackTarget(service: ServiceRecord, failed: Deployment): Deployment | undefined {
  return service.deployments.find((deployment) => deployment !== failed && deployment.completedOnce)
}

/** Goes back to a deployment: it is PRIMARY again under its old id, and the service has its settings again. */
function rollBack(world: StepContext, service: ServiceRecord, target: Deployment, failure: Failure): void {
  const [failed] = service.deployments
  target.status = 'PRIMARY'
  target.rolloutState = 'IN_PROGRESS'
  target.rolloutStateReason = failure.rollingBack(target.number)
  target.updatedAt = world.now
  target.failedTasks = 0
  target.startFailures = 0
  delete target.retryAt
  // Seen by users: the failed one is listed as DRAINING until the rollback is complete.
  if (failed && failed !== target) failed.status = 'DRAINING'
  service.deployments = [target, ...service.deployments.filter((deployment) => deployment !== target)]
  service.blueprint = target.blueprint
  service.steady = false
  const current = currentServiceDeployment(service)
  if (current) {
    current.status = 'ROLLBACK_IN_PROGRESS'
    current.rollback = { reason: failure.status, startedAt: world.now, number: target.number }
    current.statusReason = failure.status
    current.updatedAt = world.now
    endHooks(current)
    current.steps = isStaged(service)
      ? [{ at: world.now + scheduler.afterOwnAction, do: 'enter', stage: 'PRODUCTION_TRAFFIC_SHIFT' }]
      : []
    note(ecsState(world.state), { kind: 'service', service })
  }
  wakeScheduler(world, service, world.now + scheduler.afterOwnAction)
}

/** Nobody answers any more what the deployment still waited for. assumed: the status, as AWS has no other that fits */
function endHooks(current: ServiceDeployment): void {
  for (const run of current.hooks)
    if (run.status === 'IN_PROGRESS' || run.status === 'AWAITING_ACTION') run.status = 'FAILED'
}

/** Ends a deployment of which too many tasks have failed. */
export function tripsBreaker(world: StepContext, service: ServiceRecord, deployment: Deployment): boolean {
  const breaker = breakerOf(service.deploymentConfiguration, service.desiredCount)
  const underWay = currentServiceDeployment(service)
  const { failedTasks: failureCount } = deployment
  if (underWay && !underWay.rollback && underWay.number === deployment.number) {
    const status = breaker.enable ? 'MONITORING' : 'DISABLED'
    underWay.breaker = { status, failureCount, threshold: breaker.threshold }
  }
  if (!breaker.enable || deployment.rolloutState !== 'IN_PROGRESS' || failureCount < breaker.threshold) return false
  if (underWay) {
    underWay.breaker = { status: 'TRIGGERED', failureCount, threshold: breaker.threshold }
    underWay.updatedAt = world.now
  }
  failDeployment(world, service, deployment, {
    rolloutState: 'ECS deployment circuit breaker: tasks failed to start.',
    rollingBack: (number) => `ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/${number}.`,
    // reported by users (terraform-provider-aws, internal/service/ecs/service_test.go)
    status: breaker.rollback
      ? 'Service deployment rolled back because the circuit breaker threshold was exceeded.'
      : 'ECS deployment circuit breaker: tasks failed to start.',
    event: 'tasks failed to start.',
    rollback: breaker.rollback,
  })
  return true
}

/**
 * Ends a deployment one of whose alarms is on. Alarms that were on when it began are not watched.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-alarm-failure.html (checked 2026-11)
 */
export function tripsAlarm(world: StepContext, service: ServiceRecord, deployment: Deployment): boolean {
  const underWay = currentServiceDeployment(service)
  if (!underWay || underWay.rollback || underWay.alarms.status !== 'MONITORING') return false
  const age = world.now - underWay.createdAt
  const { family } = deployment.blueprint
  const on = alarmsOn(world, underWay.alarms.watched, { family, age })
  if (on.length === 0) return false
  underWay.alarms = { ...underWay.alarms, status: 'TRIGGERED', triggered: on }
  const configured = optionalObject(underWay.configuration, 'alarms') ?? {}
  failDeployment(world, service, deployment, {
    // assumed: the first two texts; the third was reported by users
    rolloutState: 'ECS deployment alarms: one or more alarms are active.',
    rollingBack: (number) => `ECS deployment alarms: rolling back to deploymentId ecs-svc/${number}.`,
    status: 'Service deployment rolled back because of one or more active alarms.',
    event: 'alarm detected.',
    rollback: optionalFlag(configured, 'rollback') ?? false,
  })
  return true
}

/** Ends a deployment because a person asked, and goes back. assumed: all texts */
export function rollBackOnRequest(world: StepContext, service: ServiceRecord, deployment: Deployment): void {
  const reason = 'Service deployment rolled back because of a StopServiceDeployment request.'
  failDeployment(world, service, deployment, {
    rolloutState: reason,
    rollingBack: (number) => `ECS deployment rolling back to deploymentId ecs-svc/${number}.`,
    status: reason,
    event: reason,
    rollback: true,
  })
}

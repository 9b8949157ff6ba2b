import { type ServiceRecord, tasksOf } from '../store.ts'
import { endServiceDeployments } from './deployment.ts'
import { wakeScheduler } from './notice.ts'
import type { StepContext } from './step-context.ts'
import { stopTask } from './stop-task.ts'
import { setsOf } from './strategy.ts'
import { draining, scheduler } from './times.ts'

/** A service is to go: nothing is wanted any more. */
export function beginDraining(world: StepContext, service: ServiceRecord): void {
  service.status = 'DRAINING'
  service.desiredCount = 0
  for (const deployment of service.deployments) deployment.desiredCount = 0
  service.drainedAt = world.now + draining.least
  delete service.steadyAgainAt
  endServiceDeployments(service, world.now)
  wakeScheduler(world, service, world.now + scheduler.afterDeletion)
}

/** One look at a service that goes: its tasks are stopped, and when they are gone for a while it is INACTIVE. */
export function drain(world: StepContext, service: ServiceRecord): void {
  const tasks = tasksOf(world.state, service)
  const [primary] = setsOf(service)
  for (const task of tasks) {
    const reason = `Scaling activity initiated by (deployment ecs-svc/${primary?.number})`
    stopTask(world, task, { code: 'ServiceSchedulerInitiated', reason })
  }
  // Each task that stops has the scheduler look again, and later.
  if (tasks.length > 0) return
  const readyAt = service.drainedAt ?? world.now
  if (world.now < readyAt) wakeScheduler(world, service, readyAt)
  else deactivate(world, service)
}

// observed: test/vectors/ecs-wire (W-sv-41): one deployment, COMPLETED whatever it was, and no events
function deactivate(world: StepContext, service: ServiceRecord): void {
  service.status = 'INACTIVE'
  service.events = []
  service.taskSets = []
  service.deployments = service.deployments.filter((deployment) => deployment.status === 'PRIMARY')
  for (const deployment of service.deployments) {
    deployment.rolloutState = 'COMPLETED'
    deployment.rolloutStateReason = `ECS deployment ecs-svc/${deployment.number} completed.`
    deployment.updatedAt = world.now
  }
}

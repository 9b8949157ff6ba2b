import { type Deployment, type ServiceRecord, type Task, tasksOf } from '../store.ts'
import { completeDeployment, currentServiceDeployment, shiftAll } from './deployment.ts'
import { sayStillSteady } from './events.ts'
import { tripsAlarm, tripsBreaker } from './fail.ts'
import { isReady } from './health.ts'
import { unbounded } from './placer.ts'
import { countOf, isStable, showCount } from './rolling.ts'
import { leaveStage } from './stages.ts'
import type { StepContext } from './step-context.ts'
import { isHeld, type Strategy } from './strategy.ts'
import { sourceOf } from './traffic.ts'

/**
 * Blue/green, linear and canary: the new revision gets all of its tasks beside the old one's, traffic is shifted in stages, and the old
 * tasks go when all is well. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/blue-green-deployment-how-it-works.html (checked 2026-11)
 */
export const staged: Strategy = {
  goals(world, service) {
    const [primary] = service.deployments
    if (!primary) return undefined
    const underWay = currentServiceDeployment(service)
    return service.deployments.map((set) => ({
      set,
      want: wantOf(service, set, underWay?.stage),
      hold: isHeld(set, world.now),
      isTarget: set === primary,
    }))
  },

  bounds: () => unbounded,

  fails(world, service) {
    const [primary] = service.deployments
    return primary !== undefined && (tripsBreaker(world, service, primary) || tripsAlarm(world, service, primary))
  },

  show(world, service) {
    const tasks = tasksOf(world.state, service)
    const underWay = currentServiceDeployment(service)
    for (const deployment of service.deployments) {
      const want = wantOf(service, deployment, underWay?.stage)
      showCount(world, deployment, Math.max(want, countOf(tasks, deployment)))
    }
  },

  proceed(world, service) {
    const [primary, ...others] = service.deployments
    const underWay = currentServiceDeployment(service)
    if (!primary || primary.rolloutState === 'FAILED') return false
    if (!underWay) {
      if (!service.steady && isStable(world, service, primary)) sayStillSteady(world, service)
      return false
    }
    const tasks = tasksOf(world.state, service).filter((task) => task.desiredStatus === 'RUNNING')
    const areGone = (sets: readonly Deployment[]): boolean => sets.every((set) => countOf(tasks, set) === 0)
    if (underWay.stage === 'RECONCILE_SERVICE' && areGone(superseded(service))) return leaveStage(world, service)
    if (underWay.stage === 'SCALE_UP' && isScaled(world, service, primary, tasks)) return leaveStage(world, service)
    if (underWay.stage !== 'CLEAN_UP' || !areGone(others) || !isScaled(world, service, primary, tasks)) return false
    shiftAll(service, primary)
    completeDeployment(world, service, primary)
    return true
  },
}

// The new revision has all tasks from SCALE_UP on, the one before it until CLEAN_UP, all others none.
function wantOf(service: ServiceRecord, set: Deployment, stage: string | undefined): number {
  const [primary] = service.deployments
  const underWay = currentServiceDeployment(service)
  if (!underWay)
    return set === primary && set.rolloutState !== 'FAILED' ? service.desiredCount : keptAfterFailure(service, set)
  if (underWay.rollback) {
    if (set === primary) return service.desiredCount
    return stage !== 'CLEAN_UP' && set.number === underWay.number ? set.desiredCount : 0
  }
  if (set === primary) {
    const isEarly = stage === undefined || stage === 'RECONCILE_SERVICE' || stage === 'PRE_SCALE_UP'
    return isEarly ? 0 : service.desiredCount
  }
  return set === sourceOf(service) && stage !== 'CLEAN_UP' ? service.desiredCount : 0
}

// A deployment that failed without going back leaves things as they are.
function keptAfterFailure(service: ServiceRecord, set: Deployment): number {
  return service.deployments[0]?.rolloutState === 'FAILED' ? set.desiredCount : 0
}

function superseded(service: ServiceRecord): Deployment[] {
  const source = sourceOf(service)
  return service.deployments.slice(1).filter((one) => one !== source)
}

function isScaled(world: StepContext, service: ServiceRecord, set: Deployment, tasks: readonly Task[]): boolean {
  const own = tasks.filter((task) => task.deployment === set.number)
  return own.length === service.desiredCount && own.every((task) => isReady(task, world.now))
}

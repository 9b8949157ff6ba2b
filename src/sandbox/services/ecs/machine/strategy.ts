import type { Deployment, ServiceRecord, Task, Workload } from '../store.ts'
import type { Bounds } from './placer.ts'
import type { StepContext } from './step-context.ts'

/** The aim of a strategy for one set of tasks. */
export interface Goal {
  readonly set: Workload
  /** Tasks that it is to have. */
  readonly want: number
  /** No new tasks now. */
  readonly hold: boolean
  /** The set is to be reached; other sets make room for it. */
  readonly isTarget: boolean
}

/**
 * How a service gets from one revision to the next: it says which sets of tasks there are to be, the placer moves tasks towards that. A
 * deployment controller, and with ECS's own the strategy in the deployment configuration, chooses one.
 */
export interface Strategy {
  /** The sets with what they are to have, or undefined while there is nothing to do yet. */
  goals(world: StepContext, service: ServiceRecord, tasks: readonly Task[]): Goal[] | undefined
  bounds(service: ServiceRecord): Bounds
  /** Ends a deployment that has failed. Returns whether one has. */
  fails(world: StepContext, service: ServiceRecord): boolean
  /** Writes down what the sets are at, after tasks were started and stopped. */
  show(world: StepContext, service: ServiceRecord): void
  /** Calls a deployment done although tasks are still started and stopped. */
  concludeEarly?(world: StepContext, service: ServiceRecord): void
  /** Goes on after a look in which there was nothing to start or to stop. Returns whether it did. */
  proceed(world: StepContext, service: ServiceRecord): boolean
}

/** Whether a set waits: it has failed, or tasks of it that never ran are not tried again yet. */
export function isHeld(set: Workload, now: number): boolean {
  return (set.retryAt ?? 0) > now || ('rolloutState' in set && (set as Deployment).rolloutState === 'FAILED')
}

/** The sets of tasks of a service, newest first. */
export function setsOf(service: ServiceRecord): Workload[] {
  return [...service.deployments, ...service.taskSets]
}

import type { ServiceRecord, Task } from '../store.ts'
import { say, texts } from './events.ts'
import type { StepContext } from './step-context.ts'

/** Registers running tasks in their target groups, as far as they are not yet. */
export function registerTargets(world: StepContext, service: ServiceRecord, tasks: readonly Task[]): void {
  const running = tasks.filter((task) => task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING')
  for (const group of new Set(running.flatMap((task) => task.targetGroups ?? []))) {
    const fresh = running.filter((task) => task.targetGroups?.includes(group) && !task.registeredIn?.includes(group))
    if (fresh.length === 0) continue
    for (const task of fresh) task.registeredIn = [...(task.registeredIn ?? []), group]
    say(world, service, texts.registered(fresh.length, group))
  }
}

/** Says which tasks the scheduler has stopped, and takes them out of their target groups. */
export function announceStop(
  world: StepContext,
  service: ServiceRecord,
  running: readonly Task[],
  pending: readonly Task[],
): void {
  const registered = running.filter((task) => (task.registeredIn ?? []).length > 0)
  if (registered.length > 0) say(world, service, texts.draining(registered.length))
  for (const group of new Set(registered.flatMap((task) => task.registeredIn ?? []))) {
    const count = registered.filter((task) => task.registeredIn?.includes(group)).length
    say(world, service, texts.deregistered(count, group))
  }
  if (running.length > 0) say(world, service, texts.stoppedRunning(running))
  if (pending.length > 0) say(world, service, texts.stoppedPending(pending))
}

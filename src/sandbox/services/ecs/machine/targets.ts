import { targetBehaviourOf } from '../../../behaviour.ts'
import { findSubnet } from '../../ec2/store.ts'
import { findTargetGroup } from '../../elasticloadbalancing/store.ts'
import type { ServiceRecord, Task } from '../store.ts'
import { say, sayOnce, texts } from './events.ts'
import { wakeScheduler } from './notice.ts'
import type { StepContext } from './step-context.ts'

/** Registers running tasks in their target groups, as far as they are not yet. */
export function registerTargets(world: StepContext, service: ServiceRecord, tasks: readonly Task[]): void {
  const running = tasks.filter((task) => task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING')
  for (const group of new Set(running.flatMap((task) => task.targetGroups ?? []))) {
    const fresh = running.filter((task) => task.targetGroups?.includes(group) && !task.registeredIn?.includes(group))
    if (fresh.length === 0) continue
    const throttledUntil = endOfThrottling(world, group, fresh)
    if (throttledUntil > world.now) {
      sayOnce(world, service, texts.throttled)
      wakeScheduler(world, service, throttledUntil)
      continue
    }
    const stranger = fresh.find((task) => isElsewhere(world, task, group))
    if (stranger) {
      sayOnce(world, service, texts.notRegistered(group, stranger.attachment?.ip ?? ''))
      continue
    }
    for (const task of fresh) task.registeredIn = [...(task.registeredIn ?? []), group]
    say(world, service, texts.registered(fresh.length, group))
  }
}

/**
 * Whether a target group is of another VPC than a task's subnet, as far as both are known: CreateService takes it, and the load balancer refuses
 * the task's address. https://github.com/aws/containers-roadmap/issues/1107 (checked 2026-11); assumed: that the task is left running meanwhile
 */
function isElsewhere({ state }: StepContext, task: Task, arn: string): boolean {
  const group = findTargetGroup(state, arn)
  const vpc = findSubnet(state, task.attachment?.subnet ?? '')?.vpcId
  const of = group?.isSeeded || group?.isManaged ? '' : (group?.vpcId ?? '')
  return of !== '' && vpc !== undefined && of !== vpc
}

/** When a scenario lets the load balancer answer again; 0 where it always does. */
function endOfThrottling({ state }: StepContext, group: string, tasks: readonly Task[]): number {
  const ends = tasks.map(({ family, startedAt }) => {
    const { throttledSeconds } = targetBehaviourOf(state, group, family)
    return throttledSeconds === undefined ? 0 : (startedAt ?? 0) + Math.round(throttledSeconds * 1000)
  })
  return Math.min(...ends)
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

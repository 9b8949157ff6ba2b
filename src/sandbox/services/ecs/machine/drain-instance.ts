import { type ContainerInstance, ecsState, type Task } from '../store.ts'
import type { StepContext } from './step-context.ts'
import { stopTask } from './stop-task.ts'

/**
 * Stops the tasks of services on an instance that is drained, so that they are replaced elsewhere; other tasks run to their end.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-instance-draining.html (checked 2026-11) does it within the percentages of
 * each service, here it is at once. assumed: the reason
 */
export function drainInstance(world: StepContext, instance: ContainerInstance): void {
  const reason = 'Service scheduler: the container instance is draining.'
  for (const task of tasksOn(world, instance)) {
    if (task.service !== undefined) stopTask(world, task, { code: 'ServiceSchedulerInitiated', reason })
  }
}

/** Stops all tasks of an instance that goes. assumed: the reason, which is that of an instance that was terminated */
export function releaseInstance(world: StepContext, instance: ContainerInstance): void {
  const reason = `Host EC2 (instance ${instance.ec2InstanceId}) terminated.`
  for (const task of tasksOn(world, instance)) stopTask(world, task, { code: 'TerminationNotice', reason })
}

function tasksOn(world: StepContext, instance: ContainerInstance): Task[] {
  return Object.values(ecsState(world.state).tasks).filter((task) => task.containerInstance === instance.id)
}

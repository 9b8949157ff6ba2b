import { type ContainerInstance, ecsState, type Task } from '../store.ts'
import { instancesChanged } from './instances.ts'
import type { StepContext } from './step-context.ts'
import { stopTask } from './stop-task.ts'

/** Stops all tasks of an instance that goes. assumed: the reason, which is that of an instance that was terminated */
export function releaseInstance(world: StepContext, instance: ContainerInstance): void {
  const reason = `Host EC2 (instance ${instance.ec2InstanceId}) terminated.`
  for (const task of tasksOn(world, instance)) stopTask(world, task, { code: 'TerminationNotice', reason })
  const ecs = ecsState(world.state)
  ecs.containerInstances = ecs.containerInstances.filter((one) => one !== instance)
  instancesChanged(world, instance.cluster)
}

function tasksOn(world: StepContext, instance: ContainerInstance): Task[] {
  return Object.values(ecsState(world.state).tasks).filter((task) => task.containerInstance === instance.id)
}

import { note } from '../derived.ts'
import { ecsState, removeTask, shelveTask, type Task, type TaskStep } from '../store.ts'
import { taskEnds } from './notice.ts'
import type { StepContext } from './step-context.ts'
import { ending, stoppedTaskIsKept, stopping, stoppingOnInstance, stoppingUnstarted } from './times.ts'

/** Why a task stops: `stopCode` and `stoppedReason` as DescribeTasks shows them. */
export interface Stop {
  readonly code: string
  readonly reason: string
}

/** Stops a task because somebody asked: the user, or the service that runs it. A second time changes nothing. */
export function stopTask(world: StepContext, task: Task, { code, reason }: Stop): void {
  if (task.desiredStatus === 'STOPPED') return
  replanForStop(world, task, { code, reason })
  note(ecsState(world.state), { kind: 'task', task })
}

function replanForStop(world: StepContext, task: Task, { code, reason }: Stop): void {
  const begun = task.steps.find((step) => step.do === 'begin stopping')
  if (begun?.do === 'begin stopping') {
    // The task has ended by itself and ECS was about to notice: that stays the reason.
    beginStopping(world, task, begun)
    return
  }
  markStopping(world, task, { code, reason })
  const started = task.containers.some((container) => container.status !== 'PENDING')
  if (!task.attachment) {
    task.steps = stepsAt(world, [
      [stopping.endContainers, 'end containers'],
      [stoppingOnInstance.finish, 'finish'],
    ])
  } else if (started) {
    task.steps = stepsAt(world, [
      [stopping.endContainers, 'end containers'],
      [stopping.deprovision, 'deprovision'],
      [stopping.finish, 'finish'],
    ])
  } else {
    task.steps = stepsAt(world, [
      [stoppingUnstarted.deprovision, 'deprovision'],
      [stoppingUnstarted.finish, 'finish'],
    ])
  }
}

/** An essential container has ended, or the task cannot start: the others are ended, then ECS notices. */
export function endTask(world: StepContext, task: Task, { code, reason }: Stop): void {
  const running = task.containers.some((container) => container.status === 'RUNNING')
  const ended = running ? stopping.endContainers : 0
  task.steps = [
    { at: world.now + ended, do: 'end containers' },
    { at: world.now + ended + (task.attachment ? ending.begin : 0), do: 'begin stopping', code, reason },
  ]
}

/** ECS notices that a task has ended. */
export function beginStopping(world: StepContext, task: Task, { code, reason }: Stop): void {
  taskEnds(world, task)
  markStopping(world, task, { code, reason })
  endContainers(world, task)
  task.steps = task.attachment
    ? stepsAt(world, [
        [ending.deprovision, 'deprovision'],
        [ending.finish, 'finish'],
      ])
    : stepsAt(world, [[stoppingOnInstance.finish, 'finish']])
}

/** Containers that still run get the signal to stop and obey. assumed: they have no handler for it, hence 143. */
export function endContainers(world: StepContext, task: Task): void {
  const started = task.containers.some((container) => container.startedAt !== undefined)
  for (const container of task.containers) {
    if (container.status === 'RUNNING') container.exitCode = 143
    container.status = 'STOPPED'
  }
  if (started) task.executionStoppedAt ??= world.now
}

/** The network interface is given back. */
export function deprovision(world: StepContext, task: Task): void {
  for (const container of task.containers) container.status = 'STOPPED'
  task.lastStatus = 'DEPROVISIONING'
  task.stoppedAt = world.now
  task.version += 1
}

/** The task is STOPPED, and is forgotten an hour later. */
export function finishTask(world: StepContext, task: Task): void {
  for (const container of task.containers) container.status = 'STOPPED'
  task.lastStatus = 'STOPPED'
  task.stoppedAt ??= world.now
  task.version += 1
  if (task.attachment) task.attachment.status = 'DELETED'
  task.steps = [{ at: world.now + stoppedTaskIsKept, do: 'expire' }]
  shelveTask(world.state, task)
}

/** The task can no longer be described. */
export function forgetTask(world: StepContext, task: Task): void {
  removeTask(world.state, task)
}

function markStopping(world: StepContext, task: Task, { code, reason }: Stop): void {
  task.desiredStatus = 'STOPPED'
  task.stoppingAt = world.now
  task.stopCode = code
  task.stoppedReason = reason
  task.version += 1
}

function stepsAt(
  world: StepContext,
  steps: readonly (readonly [number, 'end containers' | 'deprovision' | 'finish'])[],
): TaskStep[] {
  return steps.map(([after, name]) => ({ at: world.now + after, do: name }))
}

import { lagOf } from '../../../behaviour.ts'
import { appendLogEvents } from '../../logs/index.ts'
import type { Container, Task, TaskStep } from '../store.ts'
import { logDestination } from './log-destination.ts'
import { healthChanged, taskFinished } from './notice.ts'
import { accept, attach, failToStart, prepare, pull, start, startReadyContainers } from './start-task.ts'
import type { StepContext } from './step-context.ts'
import { beginStopping, deprovision, endContainers, endTask, finishTask, forgetTask, stopTask } from './stop-task.ts'

type Does = {
  readonly [name in TaskStep['do']]: (world: StepContext, task: Task, step: Extract<TaskStep, { do: name }>) => void
}

const does: Does = {
  attach,
  prepare,
  accept,
  pull,
  start,
  'fail to start': (world, task, step) => failToStart(world, task, step.reason, step.container),
  write,
  exit,
  health: showHealth,
  'fail target': failTarget,
  'end containers': endContainers,
  'begin stopping': beginStopping,
  deprovision,
  finish,
  expire: forgetTask,
  interrupt,
}

/** Does one step of a task, at its time; it has been taken from the list before. */
export function doTaskStep(world: StepContext, task: Task, step: TaskStep): void {
  // The table has for each name the function that takes steps of this name, which TypeScript cannot follow through an index.
  const doIt = does[step.do] as (world: StepContext, task: Task, step: TaskStep) => void
  doIt(world, task, step)
}

function finish(world: StepContext, task: Task): void {
  finishTask(world, task)
  taskFinished(world, task)
}

/**
 * Fargate takes Spot capacity back.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html (checked 2026-11); assumed: without the two
 * minutes of warning, in which nothing changes that ECS shows
 */
function interrupt(world: StepContext, task: Task): void {
  stopTask(world, task, { code: 'SpotInterruption', reason: 'Your Spot Task was interrupted.' })
  healthChanged(world, task)
}

function failTarget(world: StepContext, task: Task, step: Extract<TaskStep, { do: 'fail target' }>): void {
  task.failedTargetGroup = step.targetGroup
  healthChanged(world, task)
}

function write(world: StepContext, task: Task, step: Extract<TaskStep, { do: 'write' }>): void {
  const container = task.containers.find((one) => one.name === step.container)
  const destination = container && logDestination(world, task, container)
  if (!destination) return
  const ingestionTime = world.now + lagOf(world.state).logs
  const events = step.lines.map((message) => ({ timestamp: world.now, message, ingestionTime }))
  appendLogEvents(world.stateOf(destination), destination.group, destination.stream, events)
}

function exit(world: StepContext, task: Task, step: Extract<TaskStep, { do: 'exit' }>): void {
  // Containers that end at the same moment all end by themselves: none is ended because another has.
  const together = task.steps.flatMap((other) => (other.do === 'exit' && other.at === step.at ? [other] : []))
  const ended = [step, ...together].flatMap((one) => endContainer(task, one))
  if (ended.length === 0) return
  if (ended.some(({ essential }) => essential) || task.containers.every((one) => one.status === 'STOPPED')) {
    endTask(world, task, { code: 'EssentialContainerExited', reason: 'Essential container in task exited' })
  } else {
    startReadyContainers(world, task)
  }
}

function endContainer(task: Task, step: Extract<TaskStep, { do: 'exit' }>): Container[] {
  const container = task.containers.find((one) => one.name === step.container)
  if (!container) return []
  container.status = 'STOPPED'
  container.exitCode = step.code
  if (step.reason !== undefined) container.reason = step.reason
  // The container's later steps do not happen: the rest of the task goes on.
  task.steps = task.steps.filter((later) => !('container' in later) || later.container !== step.container)
  return [container]
}

function showHealth(world: StepContext, task: Task, step: Extract<TaskStep, { do: 'health' }>): void {
  for (const container of task.containers) if (container.name === step.container) container.health = step.health
  healthChanged(world, task)
  startReadyContainers(world, task)
}

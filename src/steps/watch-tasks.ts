import { type Aws, OutcomeError, TimedOut } from '../calls/index.ts'
import { describeTasks, type Failed, idOf, type Task } from '../calls/operations/index.ts'
import { type ContainerLog, logReader } from './container-log.ts'
import { showStoppedTask } from './show-stopped-tasks.ts'

/** Tasks that are watched, and what of them counts. */
export interface Watched {
  readonly cluster: string
  /** ARNs of the tasks. */
  readonly tasks: readonly string[]
  /** Whose exit code counts. */
  readonly container: string
  /** Where it writes, if that can be known. */
  readonly log: ContainerLog | undefined
}

/** A task that has been gone from its container for so long has delivered its last lines. Seconds, by AWS's clock. */
const LOG_DELAY = 5

/** Looks after which a task that ECS does not know is gone: right after RunTask it may not know it yet. */
const LOOKS_UNTIL_GONE = 10

/** Shows the log lines of the tasks until all have stopped; throws unless the watched container exited with 0 in each of them. */
export async function watchTasks(aws: Aws, watched: Watched): Promise<void> {
  const { cluster, tasks, container, log } = watched
  const step = aws.step('wait for the tasks to stop')
  const describe = describeTasks({ cluster, tasks })
  const readers = log ? tasks.map((task) => logReader(aws, log, task)) : []
  let looks = 0
  const stopped = await step.wait('the tasks to stop', async () => {
    looks += 1
    const seen = await step.call(describe)
    seen.see((answer) => showTasks(step, answer.tasks))
    for (const read of readers) await read()
    return seen.ask(
      'the tasks have stopped',
      ({ tasks: all = [], failures = [] }) => all.every(isStopped) && areAllThere(tasks, all, failures, looks) && all,
    )
  })
  if (!stopped) throw stillRunning(tasks, 'stopped')
  if (readers.length > 0)
    await aws.step("show the container's log").wait('the last log lines', async () => {
      let shown = 0
      for (const read of readers) shown += await read()
      // What was taken decides here only how often the same calls are made, which needs no other permission.
      return stopped.take((all) => all.every(hasDelivered), true) || shown === 0 || undefined
    })
  stopped.see((all) => {
    for (const task of all) showStoppedTask(step, task)
  })
  const failure = (all: readonly Task[]) =>
    all.map((task) => failureOf(task, container)).find((one) => one !== undefined) ?? goneOf(tasks, all)
  if (stopped.ask('the watched container exited with 0', (all) => failure(all) === undefined)) return
  throw stopped.take(failure, undefined) ?? new OutcomeError('TASK_FAILED', 'the task failed')
}

/** Waits until all tasks run; one that stops before is a failure. */
export async function waitUntilRunning(aws: Aws, { cluster, tasks, container }: Watched): Promise<void> {
  const step = aws.step('wait for the tasks to run')
  const describe = describeTasks({ cluster, tasks })
  let looks = 0
  const over = await step.wait('the tasks to run', async () => {
    looks += 1
    const seen = await step.call(describe)
    seen.see((answer) => showTasks(step, answer.tasks))
    return seen.ask(
      'the tasks run or one has stopped',
      ({ tasks: all = [], failures = [] }) =>
        (all.some(isStopped) || (all.every(isRunning) && areAllThere(tasks, all, failures, looks))) && all,
    )
  })
  if (!over) throw stillRunning(tasks, 'started')
  if (over.ask('the tasks run', (all) => all.every(isRunning) && goneOf(tasks, all) === undefined)) return
  over.see((all) => {
    for (const task of all.filter(isStopped)) showStoppedTask(step, task)
  })
  throw over.take(
    (all) => {
      const task = all.find(isStopped)
      const gone = task ? undefined : goneOf(tasks, all)
      if (gone) return gone
      return new OutcomeError('TASK_STOPPED', `task ${idOf(task?.taskArn ?? '')} stopped before it ran${because(task)}`)
    },
    new OutcomeError('TASK_STOPPED', `a task of \`${container}\` stopped before it ran`),
  )
}

function isStopped(task: Task): boolean {
  return task.lastStatus === 'STOPPED'
}
function isRunning(task: Task): boolean {
  return task.lastStatus === 'RUNNING'
}

/** An answer tells of all tasks that it will ever tell of. */
function areAllThere(
  wanted: readonly string[],
  all: readonly Task[],
  failures: readonly Failed[],
  looks: number,
): boolean {
  return (
    all.length === wanted.length || (looks >= LOOKS_UNTIL_GONE && failures.some(({ reason }) => reason === 'MISSING'))
  )
}

/** The first task that ECS tells nothing of. */
function goneOf(wanted: readonly string[], all: readonly Task[]): OutcomeError | undefined {
  const gone = wanted.find((arn) => !all.some(({ taskArn }) => taskArn === arn))
  return gone === undefined ? undefined : new OutcomeError('TASK_GONE', `ECS knows nothing of task ${idOf(gone)}`)
}

function showTasks(step: Aws, tasks: readonly Task[] = []): void {
  for (const { taskArn = '', lastStatus = '', healthStatus } of tasks)
    step.report({ type: 'task', task: idOf(taskArn), status: lastStatus, health: healthStatus })
}

/** Both times are AWS's: no clock of ours is asked. */
function hasDelivered({ stoppedAt, executionStoppedAt }: Task): boolean {
  return stoppedAt !== undefined && executionStoppedAt !== undefined && stoppedAt - executionStoppedAt >= LOG_DELAY
}

function because(task: Task | undefined): string {
  return task?.stoppedReason ? `: ${task.stoppedReason}` : ''
}

/** Why a stopped task is a failure; sidecars may end as they like (ECS stops them with 137 or 143). */
function failureOf(task: Task, container: string): OutcomeError | undefined {
  const id = idOf(task.taskArn ?? '')
  if (task.stopCode === 'TaskFailedToStart')
    return new OutcomeError('TASK_FAILED_TO_START', `task ${id} failed to start${because(task)}`)
  const watched = task.containers?.find(({ name }) => name === container)
  if (watched?.exitCode === undefined)
    return new OutcomeError('TASK_FAILED', `container \`${container}\` of task ${id} has no exit code${because(task)}`)
  const reason = watched.reason ? ` (${watched.reason})` : ''
  if (watched.exitCode !== 0)
    return new OutcomeError('CONTAINER_FAILED', `container \`${container}\` exited with ${watched.exitCode}${reason}`, {
      exitCode: watched.exitCode,
    })
  return watched.reason === undefined
    ? undefined
    : new OutcomeError('TASK_FAILED', `container \`${container}\` of task ${id} failed${reason}`)
}

function stillRunning(tasks: readonly string[], what: string): TimedOut {
  return new TimedOut(
    `${tasks.length === 1 ? `task ${idOf(tasks[0] ?? '')} has` : `${tasks.length} tasks have`} not ${what}`,
    {
      hint: 'ECS goes on with it; nothing stops it',
    },
  )
}

import { type Answer, type Aws, OutcomeError, TimedOut } from '../calls/index.ts'
import { describeTasks, type Failed, idOf, type Task } from '../calls/operations/index.ts'
import { type ContainerLog, type LogReader, logReader } from './container-log.ts'
import { reportFailedTasks } from './failure/index.ts'
import { severalInARow } from './several-looks.ts'
import { showStoppedTask } from './show-stopped-task.ts'
import type { Shown } from './shown.ts'
import { stopTasks } from './stop-tasks.ts'

/** Tasks that are watched, and what of them counts. */
export interface Watched {
  readonly cluster: string
  /** ARNs of the tasks. */
  readonly tasks: readonly string[]
  /** Whose exit code counts. */
  readonly container: string
  /** Where it writes, if that can be known. */
  readonly log: ContainerLog | undefined
  /** The revision that runs, as RunTask was told it. */
  readonly taskDefinition: string
  readonly shown: Shown
  /** What becomes of the tasks when the user stops the command. */
  readonly onCancel: 'detach' | 'stop'
}

/** The end or the state of one task, as plain data. */
export interface TaskEnd {
  readonly id: string
  readonly taskArn: string
  readonly lastStatus: string | undefined
  readonly stopCode: string | undefined
  readonly stoppedReason: string | undefined
  readonly containers: readonly { readonly name: string; readonly exitCode?: number; readonly reason?: string }[]
}

/** A task that has been gone from its container for so long has delivered its last lines. Seconds, by AWS's clock. */
const LOG_DELAY = 5
/** Looks that show no new line, after which none is expected any more: lines come some seconds late, a first one later still. */
const QUIET_LOOKS = { afterLines: 3, withoutAny: 6, afterDelivery: 1 }

/** Shows the log lines of the tasks until all have stopped; throws unless the watched container exited with 0 in each of them. */
export async function watchTasks(aws: Aws, watched: Watched): Promise<readonly TaskEnd[]> {
  const { cluster, tasks, container, log } = watched
  const step = aws.step('wait for the tasks to stop')
  const describe = describeTasks({ cluster, tasks })
  const readers = log ? tasks.map((task) => logReader(aws, log, task)) : []
  const isComplete = allToldOf(tasks)
  const stopped = await step.wait('the tasks to stop', async () => {
    const seen = await step.call(describe)
    seen.see((answer) => showTasks(step, answer.tasks))
    for (const { read } of readers) await read()
    return seen.ask('the tasks have stopped', (answer) => {
      const complete = isComplete(answer)
      const all = answer.tasks ?? []
      return all.every(isStopped) && complete && all
    })
  })
  if (!stopped) throw await stillRunning(aws, watched, 'stopped')
  if (readers.length > 0) await readToTheEnd(aws.step("show the container's log"), readers, stopped)
  const failureIn = (task: Task) => failureOf(task, container)
  stopped.see((all) => {
    for (const task of all) if (!failureIn(task)) showStoppedTask(step, task)
  })
  const failure = (all: readonly Task[]) => all.map(failureIn).find((one) => one !== undefined) ?? goneOf(tasks, all)
  const ended = stopped.ask('the watched container exited with 0', (all) => failure(all) === undefined && all)
  if (ended) return ended.take((all) => all.map(endOf), [])
  const error = stopped.take(failure, undefined) ?? new OutcomeError('TASK_FAILED', 'the task failed')
  await reportEnd(
    aws,
    watched,
    error,
    stopped.map((all) => all.filter(failureIn)),
  )
  throw error
}

/** Reads until no new line is expected. What was taken decides here only how often the same calls are made, which needs no permission. */
async function readToTheEnd(step: Aws, readers: readonly LogReader[], stopped: Answer<readonly Task[]>): Promise<void> {
  const isDelivered = stopped.take((all) => all.every(hasDelivered), true)
  let quiet = 0
  await step.wait('the last log lines', async () => {
    let shown = 0
    for (const { read } of readers) shown += await read()
    quiet = shown === 0 || isDelivered ? quiet + 1 : 0
    const hasLines = readers.every(({ lines, isRefused }) => lines() > 0 || isRefused())
    const { afterLines, afterDelivery, withoutAny } = QUIET_LOOKS
    return quiet >= (isDelivered ? afterDelivery : hasLines ? afterLines : withoutAny) || undefined
  })
  stopped.see(() => {
    for (const { where, lines, isRefused } of readers)
      if (lines() === 0 && !isRefused()) step.note(`no log line was found: ${where}`)
  })
}

function endOf({ taskArn = '', lastStatus, stopCode, stoppedReason, containers = [] }: Task): TaskEnd {
  return {
    id: idOf(taskArn),
    taskArn,
    lastStatus,
    stopCode,
    stoppedReason,
    containers: containers.map(({ name = '', exitCode, reason }) => ({
      name,
      ...(exitCode === undefined ? {} : { exitCode }),
      ...(reason === undefined ? {} : { reason }),
    })),
  }
}

/** Waits until all tasks run; one that stops before is a failure. */
export async function waitUntilRunning(aws: Aws, watched: Watched): Promise<readonly TaskEnd[]> {
  const { cluster, tasks, container } = watched
  const step = aws.step('wait for the tasks to run')
  const describe = describeTasks({ cluster, tasks })
  const isComplete = allToldOf(tasks)
  const over = await step.wait('the tasks to run', async () => {
    const seen = await step.call(describe)
    seen.see((answer) => showTasks(step, answer.tasks))
    return seen.ask('the tasks run or one has stopped', (answer) => {
      const complete = isComplete(answer)
      const all = answer.tasks ?? []
      return (all.some(isStopped) || (all.every(isRunning) && complete)) && all
    })
  })
  if (!over) throw await stillRunning(aws, watched, 'started')
  const run = over.ask('the tasks run', (all) => all.every(isRunning) && goneOf(tasks, all) === undefined && all)
  if (run) return run.take((all) => all.map(endOf), [])
  const error = over.take(
    (all) => {
      const task = all.find(isStopped)
      const gone = task ? undefined : goneOf(tasks, all)
      if (gone) return gone
      return new OutcomeError('TASK_STOPPED', `task ${idOf(task?.taskArn ?? '')} stopped before it ran${because(task)}`)
    },
    new OutcomeError('TASK_STOPPED', `a task of \`${container}\` stopped before it ran`),
  )
  await reportEnd(
    aws,
    watched,
    error,
    over.map((all) => all.filter(isStopped)),
  )
  throw error
}

function isStopped(task: Task): boolean {
  return task.lastStatus === 'STOPPED'
}
function isRunning(task: Task): boolean {
  return task.lastStatus === 'RUNNING'
}

/** Whether an answer tells of all tasks that one will ever tell of. Asked once a look. */
function allToldOf(wanted: readonly string[]) {
  const isGone = severalInARow()
  return ({ tasks = [], failures = [] }: { tasks?: readonly Task[]; failures?: readonly Failed[] }): boolean => {
    const gone = isGone(failures.some(({ reason }) => reason === 'MISSING'))
    return tasks.length === wanted.length || gone
  }
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

/** All that can be known of tasks that failed. */
function reportEnd(
  aws: Aws,
  { cluster, taskDefinition, shown }: Watched,
  { message }: OutcomeError,
  failed: Answer<readonly Task[]>,
): Promise<void> {
  const told = { cluster, taskDefinition, shown, why: message, notPlaced: [] }
  return reportFailedTasks(aws.afterwards('report the failure'), told, failed)
}

/** What is said of tasks that go on without us, and what becomes of them where the user stopped the command. */
async function stillRunning(aws: Aws, { cluster, tasks, onCancel }: Watched, what: string): Promise<TimedOut> {
  const isWanted = onCancel === 'stop' && aws.isInterrupted
  const isAsked = isWanted && (await stopTasks(aws.afterwards('stop the tasks'), { cluster, tasks }))
  const goesOn = isWanted
    ? `ECS goes on with it; \`ristretto tasks stop --id ${idOf(tasks[0] ?? '')}\` stops it`
    : 'ECS goes on with it; nothing stops it'
  return new TimedOut(
    `${tasks.length === 1 ? `task ${idOf(tasks[0] ?? '')} has` : `${tasks.length} tasks have`} not ${what}`,
    { hint: isAsked ? 'ECS was asked to stop it' : goesOn },
  )
}

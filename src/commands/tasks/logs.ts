import { type Answer, type Aws, UserError } from '../../calls/index.ts'
import {
  describeTaskDefinition,
  describeTasks,
  idOf,
  type LogEvent,
  logSince,
  type Task,
} from '../../calls/operations/index.ts'
import { containersOf, type Project, parseDuration } from '../../settings/index.ts'
import { type ContainerLog, logsOf, streamOf } from '../../steps/index.ts'
import type { TasksOptions } from './options.ts'
import { selectTask, taskArnOf } from './select-task.ts'

/** What of a task's logs was shown. */
export interface LogsShown {
  readonly task: string
  readonly containers: readonly string[]
  readonly lines: number
}

/** Where a task's containers write. */
export interface TaskLogs {
  readonly task: Answer<Task>
  readonly taskArn: string
  readonly logs: readonly ContainerLog[]
}

/** Shows the lines of a task's containers, and with `--follow` those that come, until it has stopped. */
export async function showLogs(aws: Aws, project: Project, options: TasksOptions): Promise<LogsShown> {
  const since = sinceOf(options)
  const { task, taskArn, logs } = await logsOfTask(aws, project, options)
  const step = aws.step("show the task's logs")
  const readers = logs.map((log) => readerOf(step, log, taskArn, since))
  let lines = 0
  const readOn = async () => {
    for (const read of readers) lines += await read()
  }
  await readOn()
  if (options.follow)
    await step.wait('the task to stop', async () => {
      const seen = await step.call(describeTasks({ cluster: project.cluster, tasks: [taskArn] }))
      await readOn()
      return seen.ask('the task has stopped', ({ tasks = [] }) => tasks.every((one) => one.lastStatus === 'STOPPED'))
    })
  return {
    task: task.take((one) => idOf(one.taskArn ?? ''), options.id),
    containers: logs.map(({ container }) => container),
    lines,
  }
}

/** The task and its logs, by the revision that it runs. */
export async function logsOfTask(
  aws: Aws,
  project: Project,
  { id, container }: Pick<TasksOptions, 'id' | 'container'>,
): Promise<TaskLogs> {
  const task = await selectTask(aws, project, id)
  const taskArn = taskArnOf(aws, project, id, task)
  const outline = await project.outline()
  const family = outline?.family ?? ''
  const described = await aws
    .step('read the task definition')
    .call(describeTaskDefinition({ taskDefinition: task.take((one) => one.taskDefinitionArn ?? family, family) }))
  const all = described.take(
    ({ taskDefinition }) => logsOf({ containers: containersOf(taskDefinition) }, aws.place.region),
    logsOf({ containers: outline?.containers ?? [] }, aws.place.region),
  )
  const logs = all.filter((log) => container === '' || log.container === container)
  if (logs.length > 0) return { task, taskArn, logs }
  const others = all.map((log) => `\`${log.container}\``).join(', ')
  const whose = container === '' ? 'container' : `container \`${container}\``
  throw new UserError('NO_LOGS', `no ${whose} of the task writes to CloudWatch Logs under a name that can be known`, {
    hint:
      others === ''
        ? 'the log driver has to be `awslogs`, with `awslogs-stream-prefix`'
        : `those that do are ${others}`,
  })
}

type Since = { readonly startTime: number } | { readonly lastMilliseconds: number }

/** How far back the duration counts from the newest line: no clock but AWS's is asked. */
function sinceOf({ startTime, duration }: TasksOptions): Since {
  if (startTime !== '') {
    const at = Date.parse(startTime)
    if (!Number.isNaN(at)) return { startTime: at }
    throw new UserError('OPTION_INVALID', `invalid value \`${startTime}\` for \`--start-time\``, {
      hint: 'a time like 2026-11-24T09:00:00Z',
    })
  }
  return { lastMilliseconds: millisecondsOf(duration) }
}

/** `10m`, as Go writes durations. Throws UserError. */
export function millisecondsOf(duration: string): number {
  const nanoseconds = parseDuration(duration)
  if (nanoseconds !== undefined && nanoseconds > 0n) return Number(nanoseconds / 1_000_000n)
  throw new UserError('OPTION_INVALID', `invalid value \`${duration}\` for \`--duration\``, {
    hint: 'a time like 90s, 10m or 1h30m',
  })
}

/** Shows, at each call, what a container has written since the last one; gives the number of lines. */
function readerOf(step: Aws, log: ContainerLog, taskArn: string, since: Since): () => Promise<number> {
  let from: Since | { readonly token: string } = since
  return async () => {
    const where = { logGroupName: log.group, logStreamName: streamOf(log, taskArn) }
    const pages = await step.pages(logSince(where, from, log.region))
    pages.see((all) => {
      for (const { events } of all) report(step, log, taskArn, events)
    })
    from = pages.take((all) => tokenOf(all.at(-1)?.token) ?? from, from)
    return pages.take((all) => all.flatMap(({ events }) => events).length, 0)
  }
}

function tokenOf(token: string | undefined): { readonly token: string } | undefined {
  return token === undefined ? undefined : { token }
}

function report(step: Aws, { container }: ContainerLog, taskArn: string, events: readonly LogEvent[]): void {
  for (const { timestamp = 0, message = '' } of events)
    step.report({ type: 'log', container, task: idOf(taskArn), at: timestamp, message })
}

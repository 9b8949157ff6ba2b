import type { Aws } from '../../calls/index.ts'
import { describeServices, getLogEvents, type Service, type Task } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import { streamOf } from '../../steps/index.ts'
import { logsOfTask, millisecondsOf } from './logs.ts'
import type { TasksOptions } from './options.ts'

/** Something that happened to a task. */
export interface TraceLine {
  /** ISO 8601 */
  readonly at: string
  /** `TASK`, `SERVICE`, `CONTAINER:app` */
  readonly source: string
  readonly message: string
}

/** Lines that are shown of each end of a log. */
const LOG_LINES = 10

/** What happened to a task, by ECS's times, what the service said meanwhile, and how its logs begin and end. */
export async function trace(aws: Aws, project: Project, options: TasksOptions): Promise<readonly TraceLine[]> {
  const margin = millisecondsOf(options.duration)
  const { task, taskArn, logs } = await logsOfTask(aws, project, options)
  const life = task.take(linesOfTask, [])
  const said = project.service === undefined ? [] : await linesOfService(aws, project, project.service)
  const span = task.take(spanOf, { from: 0, to: 0 })
  const meanwhile = said.filter(({ at }) => Date.parse(at) >= span.from - margin && Date.parse(at) <= span.to + margin)
  const written: TraceLine[] = []
  for (const log of logs)
    for (const startFromHead of [true, false]) {
      const where = { logGroupName: log.group, logStreamName: streamOf(log, taskArn) }
      const page = await aws
        .step("read the task's logs")
        .attempt(getLogEvents({ ...where, startFromHead, limit: LOG_LINES }, log.region))
      written.push(
        ...page.take(
          ({ events }) =>
            events.map(({ timestamp = 0, message = '' }) =>
              line(timestamp / 1000, `CONTAINER:${log.container}`, message),
            ),
          [],
        ),
      )
    }
  return inOrder([...life, ...meanwhile, ...written])
}

function line(seconds: number, source: string, message: string): TraceLine {
  return { at: new Date(seconds * 1000).toISOString(), source, message }
}

/** By time; short logs have the same lines at both ends. */
function inOrder(lines: readonly TraceLine[]): readonly TraceLine[] {
  const once = new Map(lines.map((one) => [JSON.stringify(one), one]))
  return [...once.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

async function linesOfService(aws: Aws, { cluster }: Project, service: string): Promise<readonly TraceLine[]> {
  const described = await aws
    .step('read the events of the service')
    .attempt(describeServices({ cluster, services: [service] }))
  const nothing: Service = {}
  const { events = [] } = described.take(({ services }) => services[0] ?? nothing, nothing)
  return events.map(({ createdAt = 0, message = '' }) => line(createdAt, 'SERVICE', message))
}

/** The times of a task that ECS tells, under words for people. */
const times = [
  ['createdAt', 'created'],
  ['connectivityAt', 'connected'],
  ['pullStartedAt', 'began to pull its images'],
  ['pullStoppedAt', 'has pulled its images'],
  ['startedAt', 'started'],
  ['stoppingAt', 'is stopping'],
  ['executionStoppedAt', 'its containers have stopped'],
  ['stoppedAt', 'stopped'],
] as const

function linesOfTask(task: Task): TraceLine[] {
  const { stoppedReason, stopCode, stoppingAt, containers = [], stoppedAt } = task
  const why = [stopCode, stoppedReason].filter(Boolean).join(': ')
  return [
    ...times.flatMap(([member, words]) => {
      const at = task[member]
      return at === undefined ? [] : [line(at, 'TASK', words)]
    }),
    ...(why === '' || stoppingAt === undefined ? [] : [line(stoppingAt, 'TASK', why)]),
    ...containers.flatMap(({ name = '', exitCode, reason }) =>
      stoppedAt === undefined || (exitCode === undefined && reason === undefined)
        ? []
        : [
            line(
              stoppedAt,
              `CONTAINER:${name}`,
              [exitCode === undefined ? '' : `exited with ${exitCode}`, reason ?? ''].filter(Boolean).join(': '),
            ),
          ],
    ),
  ]
}

/** Milliseconds since 1970 between which the task lived; one that lives on has no end. */
function spanOf({ createdAt = 0, stoppedAt }: Task): { readonly from: number; readonly to: number } {
  return { from: createdAt * 1000, to: stoppedAt === undefined ? Number.MAX_SAFE_INTEGER : stoppedAt * 1000 }
}
